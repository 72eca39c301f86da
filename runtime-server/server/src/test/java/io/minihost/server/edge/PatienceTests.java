package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is listened to for ever. */
class PatienceTests extends EdgeTest {

    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    @Test
    void givesUpHeadsThatDrip() {
        drip(Stream.of(
                "G",
                "GET /" + HOST + "X-Slow: ",
                "GET /actuator/health" + HOST + "\r\nGET / HTTP/1.1\r\nX-Slow: ",
                "GET /_ws" + HOST + "Connection: Upgrade\r\nUpgrade: websocket\r\nX-Slow: "));
    }

    @Test
    void givesUpBodiesThatDripWhereNobodyReadsThem() {
        var heads =
                List.of("POST /_h/room", "POST /_b/x", "PUT /", "POST /_f/x.y/", "POST /api/v1/programs", "POST /none");
        drip(heads.stream()
                .flatMap(head -> Stream.of(
                        head + HOST + "Content-Length: 100000\r\n\r\n",
                        head + HOST + "Transfer-Encoding: chunked\r\n\r\n1000\r\n")));
    }

    @Test
    void givesUpBodiesThatDripWhereSomebodyDoes() {
        var head = "POST /api/v1/programs" + HOST + "Authorization: Bearer " + server().token() + "\r\n";
        var body = "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"name\":\"";
        assertThat(client().drip(head + body)).containsPattern(" 40[08] ");
    }

    @Test
    void givesUpExtensionsOfChunksThatDrip() {
        var head = "POST /api/v1/programs" + HOST + "Authorization: Bearer " + server().token() + "\r\n";
        drip(Stream.of(head + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;"));
    }

    @Test
    void readsNoForms() {
        var head = "POST /_h/code" + HOST + "X-Minihost: 1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        assertThat(client().drip(head + "Content-Length: 100000\r\n\r\ntext=")).contains(" 415 ");
    }

    /** Each comes to an end. */
    private void drip(Stream<String> beginnings) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = beginnings
                    .map(beginning -> CompletableFuture.supplyAsync(() -> client().drip(beginning), threads))
                    .toList();
            assertThat(ends).allSatisfy(end -> assertThat(end.join()).doesNotContain(" 500 "));
        }
    }
}
