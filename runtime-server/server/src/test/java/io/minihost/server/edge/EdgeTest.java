package io.minihost.server.edge;

import io.minihost.server.ServerTest;
import io.minihost.server.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A test against a server that has a public address and little patience. */
@TestPropertySource(
        properties = {
            "minihost.public-url=https://mini.example.com",
            "minihost.hosts=intern.example.org",
            "minihost.api-url=https://api.example.com",
            // Which tests leave out otherwise.
            "management.prometheus.metrics.export.enabled=true",
            "minihost.edge.head-time=1s",
            "minihost.edge.body-grace=1s"
        })
abstract class EdgeTest extends ServerTest {

    @Autowired
    People people;

    RawClient client() {
        return client("127.0.0.1");
    }

    /** Somebody at another loopback address than everybody else. */
    RawClient client(String address) {
        return new RawClient(server().base().getPort(), address);
    }

    String cookie() {
        return People.COOKIE + "=" + people.cookieValue(people.welcome());
    }
}
