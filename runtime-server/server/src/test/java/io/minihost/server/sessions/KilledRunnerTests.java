package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** What becomes of visits when the process that they run in is killed. */
@Import(KilledRunnerTests.Runners.class)
class KilledRunnerTests extends VisitTest {

    private static final int RUNNERS = 2;
    private static final int SPARES = 1;

    @Autowired
    RunnerGuestHost runners;

    @Test
    void bringsBackAllVisitsOfARunnerThatIsKilledAndTouchesNoOther() {
        until(() -> runners.status().ready() == RUNNERS + SPARES);
        settle();
        SessionId struck = reserve(person);
        SessionId elsewhere = reserve(person);
        SessionId beside = reserve(person);
        // The runner with the fewest guests takes the next, and the first of equals.
        ProtocolDriver view = visit(struck);
        ProtocolDriver far = visit(elsewhere);
        ProtocolDriver near = visit(beside);
        long victim = runners.status().pids().getFirst();

        view.event("hold", "1500");
        view.tap("after");
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> holds(struck) == 1);
        assertThat(ProcessHandle.of(victim).orElseThrow().destroyForcibly()).isTrue();
        near.tap("meanwhile");

        assertThat(snapshot(view).get("taps")).hasToString("[\"first\",\"hold\",\"after\"]");
        view.awaitAcknowledged();
        view.tap("last");
        view.awaitText("tap 4 last");
        assertThat(snapshot(near).get("taps").get(0).stringValue()).isEqualTo("first");
        near.tap("last");
        near.awaitText("tap 3 last");
        far.tap("last");
        far.awaitText("tap 2 last");

        assertThat(runners.status().pids()).doesNotContain(victim);
        assertThat(runners.status().ended()).isEqualTo(1);
        assertThat(List.of(view, near, far))
                .allMatch(driver -> driver.restarts().isEmpty());
        assertThat(holds(struck)).as("the turn was cut off and done again").isEqualTo(2);
        assertThat(losses(struck)).hasSize(1);
        assertThat(losses(beside)).hasSize(1);
        assertThat(losses(elsewhere)).isEmpty();
        assertThat(far.seen()).noneMatch(KilledRunnerTests::isSnapshot);
    }

    /** Joins and taps once, and returns when that is acknowledged. */
    private ProtocolDriver visit(SessionId session) {
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("first");
        view.awaitText("tap 1 first");
        view.awaitAcknowledged();
        return view;
    }

    private long holds(SessionId session) {
        return entries(session).stream()
                .filter(entry -> entry.message().equals("holding"))
                .count();
    }

    private List<LogEntry> losses(SessionId session) {
        return entries(session).stream()
                .filter(entry -> entry.kind().equals("lifecycle")
                        && entry.attribution().equals("host")
                        && entry.message().contains("runner was lost"))
                .toList();
    }

    private static JsonNode snapshot(ProtocolDriver view) {
        return view.awaitCommand(KilledRunnerTests::isSnapshot);
    }

    private static boolean isSnapshot(JsonNode command) {
        return command.get("c").stringValue().equals("snapshot");
    }

    @TestConfiguration
    static class Runners {

        @Bean
        @Primary
        RunnerGuestHost killableRunners() {
            JvmSettings jvm = JvmSettings.likeThis()
                    .withHeapBytes(256L << 20)
                    .withArguments(List.of("-Dminihost.prelude=/io/minihost/server/sessions/test-guest.js"));
            LocalSettings guests = new LocalSettings(2, 200, 1, Duration.ofMinutes(1), 0, Duration.ofSeconds(5));
            return new RunnerGuestHost(
                    RunnerSettings.of(jvm, guests).withRunners(RUNNERS).withSpares(SPARES));
        }
    }
}
