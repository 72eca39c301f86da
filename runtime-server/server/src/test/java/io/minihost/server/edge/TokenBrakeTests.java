package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guessing is slow, and locks nobody else out. */
class TokenBrakeTests extends EdgeTest {

    private static final String PROGRAMS = "GET /api/v1/programs";

    @Test
    void stopsListeningToAnAddressThatGuesses() {
        var guesser = client("127.1.1.1");
        assertThat(status(guesser, server().token())).isEqualTo(200);
        var answers = IntStream.range(0, 40)
                .map(i -> status(guesser, "guess-number-" + i))
                .toArray();
        assertThat(answers).startsWith(401, 401, 401).endsWith(429, 429, 429);
        // Who had a good token there before, and whoever is elsewhere, goes on.
        assertThat(status(guesser, server().token())).isEqualTo(200);
        assertThat(status(client("127.1.1.2"), server().token())).isEqualTo(200);
    }

    @Test
    void stopsListeningToANetworkThatGuesses() {
        var answers = IntStream.range(0, 250)
                .map(i -> status(client("127.3.3." + (1 + i)), "guess-number-" + i))
                .toArray();
        assertThat(answers).startsWith(401, 401, 401).endsWith(429, 429, 429);
        assertThat(status(client("127.4.4.4"), server().token())).isEqualTo(200);
    }

    @Test
    void showsMetricsToOperatorsOnly() {
        var path = "GET /actuator/prometheus";
        var own = "Authorization: Bearer " + server().token();
        assertThat(client().status(path, "Host: localhost")).isEqualTo(401);
        assertThat(client().ask(path, "Host: localhost", own))
                .contains("minihost_sessions ")
                .contains("minihost_sessions_reserved ")
                .contains("hikaricp_connections_active")
                .contains("jvm_memory_used_bytes");
        assertThat(client().status("GET /actuator/health", "Host: localhost")).isEqualTo(200);
        assertThat(client().status("GET /actuator/env", "Host: localhost")).isEqualTo(401);
        assertThat(client().status("GET /actuator/env", "Host: localhost", own)).isEqualTo(404);
    }

    private static int status(RawClient client, String token) {
        return client.status(PROGRAMS, "Host: localhost", "Authorization: Bearer " + token);
    }
}
