package io.minihost.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import org.junit.jupiter.api.Test;

/** Health is everybody's, its details are the operator's. */
class OperatorHealthTests extends ServerTest {

    private static final String HEALTH = "/actuator/health";

    @Test
    void tellsOperatorsWhichWallsStand() {
        var runners = server().json(server().get(HEALTH)).path("components").path("runners");
        assertThat(runners.path("details").path("mode").asString()).isEqualTo("AUTO");
        assertThat(runners.path("details").has("missing")).isTrue();
    }

    @Test
    void tellsNobodyElse() {
        var stranger = new TestServer(server().base(), "a-token-that-nobody-gave");
        for (var attempt = 0; attempt < 3; attempt++) {
            var answer = stranger.get(HEALTH);
            assertThat(answer.body()).contains("status").doesNotContain("components", "runners");
        }
    }
}
