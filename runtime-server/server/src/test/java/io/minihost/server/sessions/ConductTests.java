package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.minihost.sandbox.Standing;
import io.minihost.sandbox.runner.Offence;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.runtime.Conduct;
import io.minihost.server.runtime.ConductStore;
import io.minihost.server.runtime.StoredOffences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** With whom programs share processes, and who waits for that. */
class ConductTests extends SessionTest {

    @Autowired
    Conduct conduct;

    @Autowired
    ConductStore store;

    @Autowired
    StoredOffences offences;

    @Autowired
    DataSource connections;

    private Launchable released() {
        Launchable program = program();
        return new Launchable(program.appId(), program.name(), program.version(), program.hash(), EnvVersion.RELEASE);
    }

    private static ConductStore.Key key(Launchable program) {
        return new ConductStore.Key(program.appId(), program.version());
    }

    @Test
    void settlesWhatHasBehavedForLongEnough() {
        Launchable program = released();
        assertThat(conduct.standing(program)).isEqualTo(Standing.NEW);
        for (int visit = 0; visit < 3; visit++) {
            conduct.visited(program);
        }
        for (int turn = 0; turn < 300; turn++) {
            conduct.turned(program);
        }
        conduct.note();
        assertThat(store.isSettled(key(program))).as("not for long").isFalse();
        jdbc.sql("update program_conduct set since = since - interval '2 hours' where app_id = ?")
                .param(program.appId().value())
                .update();
        conduct.turned(program);
        conduct.note();
        assertThat(store.isSettled(key(program))).isTrue();
        assertThat(conduct.standing(program())).as("a development version").isEqualTo(Standing.NEW);
    }

    @Test
    void remembersWhoCostARunnerAndForgetsTheGoodOfIt() {
        Launchable program = released();
        store.add(key(program), new ConductStore.Deeds(1000, 10), Instant.EPOCH, Duration.ofHours(1));
        store.add(key(program), new ConductStore.Deeds(1, 0), Instant.now(), Duration.ofHours(1));
        assertThat(store.isSettled(key(program))).isTrue();
        String subject = "program:" + program.appId().value();
        offences.note(new Offence(subject, 1, Instant.now().plus(Duration.ofDays(1))));
        until(() -> offences.open().stream()
                .anyMatch(offence -> offence.subject().equals(subject) && offence.count() == 1));
        until(() -> !store.isSettled(key(program)));
    }

    @Test
    void forgetsOffencesThatWeighNothingAnyMore() {
        var now = Instant.now();
        offence("old", now.minus(Duration.ofDays(32)));
        offence("recent", now.minus(Duration.ofDays(30)));
        offences.forget();
        assertThat(offences.open())
                .extracting(Offence::subject)
                .contains("recent")
                .doesNotContain("old");
        assertThat(jdbc.sql("select subject from runner_offence")
                        .query(String.class)
                        .list())
                .contains("recent")
                .doesNotContain("old");
    }

    private void offence(String subject, Instant until) {
        jdbc.sql("insert into runner_offence (subject, count, until) values (?, 1, ?)")
                .params(subject, until.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void waitsForAReleaseWithoutAConnection() {
        String appId = program().appId().value();
        String version = "/api/v1/programs/" + appId + "/versions/1";
        server().post(version + "/submit");
        server().post(version + "/approve");
        guests.holdPreparations();
        try {
            CompletableFuture<Void> release = CompletableFuture.runAsync(() -> server().post(version + "/release"));
            until(() -> guests.preparationsHeld() > 0);
            // One is the reader's of what other nodes say.
            until(() -> connections
                            .unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getActiveConnections()
                    == 1);
            assertThat(release).isNotDone();
            guests.letPrepare();
            release.join();
        } finally {
            guests.letPrepare();
        }
    }

    @Test
    void goesOnWhateverOthersMakeOfAVisit() {
        grumbler.grumble(person);
        ProtocolDriver view = visit();
        view.join();
        view.tap("one");
        view.awaitText("tap 1 one");
    }
}
