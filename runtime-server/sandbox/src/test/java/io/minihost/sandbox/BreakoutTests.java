package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static io.minihost.sandbox.Programs.app;
import static io.minihost.sandbox.Programs.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.runner.RunnerGuestHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What cannot be stopped costs one runner; the sessions beside it come back by their journals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BreakoutTests {

    /** One builtin that is at work for far longer than these runners have patience, and that takes hardly any memory. */
    private static final String UNSTOPPABLE = "Number('0x' + 'f'.repeat(4e6 - 2));";

    private static final CompiledBundle COUNTER = app("let n = 0; on('add', (k) => { n += k; say(n); });");

    private final RunnerGuestHost host = TestHosts.breakableRunners();

    @AfterAll
    void close() {
        host.close();
    }

    private static GuestSpec spec(String app, CompiledBundle program, List<JournalEntry> journal) {
        return new GuestSpec("of-" + app, app, program, AttackContract.TIGHT, 7, journal);
    }

    private Recorder counter(int adds) {
        Recorder heard = new Recorder();
        Guest guest = host.open(spec("wx-good", COUNTER, List.of()), heard);
        guest.send(LAUNCH);
        heard.turn();
        for (int i = 1; i <= adds; i++) {
            guest.send(call("add", "1"));
            assertThat(heard.turn().outbox()).isEqualTo("[" + i + "]");
        }
        return heard;
    }

    private void assertComesBack(Recorder lost) {
        assertThat(lost.end().reason()).isEqualTo(Reason.LOST);
        List<JournalEntry> journal = lost.allTurns.stream().map(Turn::cause).toList();
        Turn turn = null;
        // A process that was killed at the same time may take it once, before anybody has noticed.
        for (int i = 0; i < 5 && turn == null; i++) {
            Recorder heard = new Recorder();
            try (Guest again = host.open(spec("wx-good", COUNTER, journal), heard)) {
                again.send(call("add", "1"));
                turn = heard.turnOrEnd();
            }
        }
        assertThat(Objects.requireNonNull(turn).outbox()).isEqualTo("[" + journal.size() + "]");
    }

    @Test
    void costsOneRunnerAndIsKeptApart() {
        Recorder beside = counter(5);
        int ended = host.status().ended();
        Recorder bad = new Recorder();
        Guest guest = host.open(spec("wx-bad", app(""), List.of()), bad);
        guest.send(LAUNCH);
        bad.turn();
        guest.send(Programs.run(UNSTOPPABLE));
        assertThat(bad.end().reason()).isEqualTo(Reason.LIMIT);
        assertThat(bad.log)
                .last()
                .asString()
                .contains("\"limit\":\"" + bad.end().limit() + "\"");
        assertComesBack(beside);
        assertThat(host.status().apart()).contains("wx-bad").doesNotContain("wx-good");

        Recorder calm = counter(3);
        Recorder worse = new Recorder();
        Guest apart = host.open(spec("wx-bad", app(""), List.of()), worse);
        apart.send(LAUNCH);
        worse.turn();
        apart.send(Programs.run(UNSTOPPABLE));
        assertThat(worse.end().reason()).isEqualTo(Reason.LIMIT);
        assertThat(calm.end).as("another runner's sessions notice nothing").isNotDone();
        assertThat(host.status().ended()).isGreaterThan(ended);
    }

    private static GuestSpec fresh(int number) {
        return new GuestSpec(
                "fresh-" + number,
                "wx-fresh-" + number,
                "mallory-" + number,
                Standing.NEW,
                app(""),
                AttackContract.TIGHT,
                7,
                List.of());
    }

    /** Many accounts at once, each with a program that does not stop: settled programs beside them notice nothing. */
    @Test
    void keepsNewProgramsAwayFromSettledOnes() {
        Recorder settled = counter(3);
        List<Recorder> attackers = new ArrayList<>();
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Recorder heard = new Recorder();
            Guest guest = host.open(fresh(i), heard);
            guest.send(LAUNCH);
            heard.turn();
            attackers.add(heard);
            guests.add(guest);
        }
        guests.forEach(guest -> guest.send(Programs.run(UNSTOPPABLE)));
        for (Recorder attacker : attackers) {
            assertThat(attacker.end().reason()).isIn(Reason.LIMIT, Reason.LOST);
        }
        assertThat(settled.end).isNotDone();
        assertThat(host.status().apart()).anyMatch(name -> name.startsWith("mallory-"));

        Recorder released = new Recorder();
        String guilty = host.status().apart().stream()
                .filter(name -> name.startsWith("mallory-"))
                .findFirst()
                .orElseThrow();
        Guest guest = host.open(
                new GuestSpec(
                        "released",
                        "wx-released",
                        guilty,
                        Standing.SETTLED,
                        app(""),
                        AttackContract.TIGHT,
                        7,
                        List.of()),
                released);
        guest.send(LAUNCH);
        released.turn();
        guest.send(Programs.run(UNSTOPPABLE));
        assertThat(released.end().reason()).isEqualTo(Reason.LIMIT);
        assertThat(settled.end)
                .as("what is released of a guilty developer goes apart, too")
                .isNotDone();
    }

    @Test
    void survivesAKilledRunner() throws IOException {
        Recorder beside = counter(4);
        for (ProcessHandle runner : runners(host)) {
            runner.destroyForcibly();
        }
        assertComesBack(beside);
    }

    @Test
    void killsARunnerThatDoesNotAnswer() throws Exception {
        try (RunnerGuestHost impatient = TestHosts.impatientRunner()) {
            Recorder heard = new Recorder();
            Guest guest = impatient.open(spec("wx-good", COUNTER, List.of()), heard);
            guest.send(LAUNCH);
            heard.turn();
            for (ProcessHandle runner : runners(impatient)) {
                new ProcessBuilder("kill", "-STOP", Long.toString(runner.pid()))
                        .start()
                        .waitFor();
            }
            assertThat(heard.end().reason()).isEqualTo(Reason.LOST);
            assertThat(heard.end().message()).contains("silent");
        }
    }

    private static List<ProcessHandle> runners(RunnerGuestHost host) {
        return host.status().pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }
}
