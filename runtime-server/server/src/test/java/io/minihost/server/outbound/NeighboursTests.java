package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.minihost.server.common.Budgets;
import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who knows a server beside this one reaches it, and nobody else does, and nothing else is reached. */
class NeighboursTests {

    private static final String FRIEND = "wx0000000000000001";
    private static final URI NAME = URI.create("http://127.0.0.1:8090");
    private static final String STRANGER = "wx0000000000000002";

    private final Neighbours neighbours = new Neighbours();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpServer other;
    private GuardedHttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = server();
        other = server();
        neighbours.introduce(FRIEND, NAME, server.getAddress());
        var settings = new OutboundSettings(List.of(), Duration.ofSeconds(5), Duration.ofMillis(500), 3, 100, 10);
        client = new GuardedHttpClient(
                settings, new GuardedDns(settings.guard(), InetAddress::getAllByName, settings.dnsTimeout()));
    }

    private HttpServer server() throws IOException {
        var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
        other.stop(0);
    }

    @Test
    void areReachedByWhoKnowsThemUnderTheNameThatTheyKnow() throws Exception {
        assertThat(ask(FRIEND, NAME.resolve("/shop?a=1")).status()).isEqualTo(204);
        assertThat(asked).containsExactly("127.0.0.1:8090/shop?a=1");
    }

    @Test
    void areReachedByNobodyElseNotEvenOverAnOpenConnection() throws Exception {
        ask(FRIEND, NAME);
        assertThat(refusal(STRANGER, NAME)).isEqualTo(Kind.REFUSED);
        assertThat(refusal(STRANGER, url("127.0.0.1", server))).isEqualTo(Kind.REFUSED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void areKnownByThatNameOnly() {
        assertThat(refusal(FRIEND, url("127.0.0.1", server))).isEqualTo(Kind.REFUSED);
        for (var other : List.of(
                "http://127.0.0.1:8091",
                "http://127.0.0.1",
                "https://127.0.0.1:8090",
                "http://127.0.0.2:8090",
                "http://localhost:8090",
                "http://127.1:8090",
                "http://2130706433:8090",
                "http://[::1]:8090",
                "http://[::ffff:127.0.0.1]:8090")) {
            assertThat(refusal(FRIEND, URI.create(other))).as(other).isNotNull();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void areUnknownAfterTheyEnd() {
        neighbours.forget(server.getAddress());
        assertThat(refusal(FRIEND, NAME)).isEqualTo(Kind.REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void leadNowhereElse() throws IOException {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", url("127.0.0.1", other).toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(refusal(FRIEND, NAME)).isEqualTo(Kind.REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void areBesideThisServer() {
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> neighbours.introduce(FRIEND, NAME, new InetSocketAddress("10.1.2.3", 80))))
                .isNotNull();
    }

    private OutboundResponse ask(String asker, URI uri) throws OutboundFailure {
        var request = new OutboundRequest(
                "GET",
                uri,
                List.of(),
                null,
                Duration.ofSeconds(10),
                1024,
                true,
                neighbours.besides(asker, UrlCheck.NONE));
        return client.send(request, new Budgets(1L << 40, 1L << 40).lease(List.of(Budgets.Holder.NODE)));
    }

    private Kind refusal(String asker, URI uri) {
        return catchThrowableOfType(OutboundFailure.class, () -> ask(asker, uri))
                .kind();
    }

    private static URI url(String host, HttpServer server) {
        return URI.create("http://%s:%d/".formatted(host, server.getAddress().getPort()));
    }
}
