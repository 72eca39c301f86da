package io.minihost.server;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test against the whole server on a port and a database of its own, shared by all tests of this kind. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ServerTest {

    @LocalServerPort
    int port;

    @Value("${minihost.operator-token}")
    String token = "";

    protected TestServer server() {
        return new TestServer(URI.create("http://127.0.0.1:" + port), token);
    }
}
