package io.minihost.server.client;

import io.minihost.client.HostClient;
import io.minihost.client.HostClientContract;
import io.minihost.client.HostClients;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The client's contract, against this server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RealHostTests extends HostClientContract {

    @LocalServerPort
    int port;

    @Value("${minihost.operator-token}")
    String token = "";

    @Override
    protected HostClient client() {
        return HostClients.connect(URI.create("http://127.0.0.1:" + port), token);
    }

    @Override
    protected void answers(Object... answers) {
        // A real server has its own.
    }
}
