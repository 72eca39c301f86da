package io.minihost.server.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** How long tokens last that tokens make. */
class TokenLifeTests extends ServerTest {

    private static final String DRAFT = "{\"name\":\"ci\",\"scopes\":[\"tokens:write\"]%s}";

    @Test
    void noneOutlivesTheOneThatMadeIt() {
        var soon = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var first = server().json(server().post("/api/v1/tokens", DRAFT.formatted(until(soon))));
        var token = first.get("token").stringValue();
        assertThat(make(token, until(soon.plusSeconds(1))).statusCode()).isEqualTo(403);
        var second = make(token, "");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(201);
        assertThat(Instant.parse(server().json(second).get("expiresAt").stringValue()))
                .isEqualTo(soon);
    }

    private static String until(Instant end) {
        return ",\"expiresAt\":\"" + end + "\"";
    }

    private HttpResponse<String> make(String token, String more) {
        return server().send(server().request("/api/v1/tokens")
                .setHeader("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(DRAFT.formatted(more))));
    }
}
