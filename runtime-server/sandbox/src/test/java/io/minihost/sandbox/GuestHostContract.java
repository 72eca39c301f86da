package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static io.minihost.sandbox.Programs.app;
import static io.minihost.sandbox.Programs.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every host of guests does with programs that mean no harm. */
abstract class GuestHostContract {

    private static final CompiledBundle COUNTER =
            app("let n = 0; say('launched'); on('add', (k) => { n += k; say(n); });");

    abstract GuestHost host();

    private static GuestSpec spec(CompiledBundle program, JournalEntry... journal) {
        return new GuestSpec("s1", "wx1", program, GuestLimits.DEFAULT, 42, List.of(journal));
    }

    private record Visit(Guest guest, Recorder heard) implements AutoCloseable {
        @Override
        public void close() {
            guest.close();
        }
    }

    private Visit visit(GuestSpec spec) {
        Recorder recorder = new Recorder();
        return new Visit(host().open(spec, recorder), recorder);
    }

    @Test
    void answersMessagesInOrder() {
        try (Visit visit = visit(spec(COUNTER))) {
            visit.guest().send(LAUNCH);
            IntStream.range(0, 50).forEach(i -> visit.guest().send(call("add", "2")));
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"launched\"]");
            for (int i = 1; i <= 50; i++) {
                Turn turn = visit.heard().turn();
                assertThat(turn.outbox()).isEqualTo("[" + 2 * i + "]");
                assertThat(turn.number()).isEqualTo(i + 1);
                assertThat(turn.fromTimer()).isFalse();
                assertThat(turn.cause().message()).isEqualTo(call("add", "2"));
                assertThat(turn.cpuNanos()).isPositive();
                assertThat(turn.allocatedBytes()).isPositive();
            }
        }
    }

    @Test
    void startsWithoutAMessage() throws InterruptedException {
        try (Visit visit = visit(spec(COUNTER))) {
            assertThat(visit.heard().started.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(visit.heard().allTurns).isEmpty();
        }
    }

    @Test
    void tellsOfTheEndOnceAndLast() {
        Visit visit = visit(spec(COUNTER));
        visit.guest().send(LAUNCH);
        visit.heard().turn();
        visit.close();
        visit.close();
        assertThat(visit.heard().end().reason()).isEqualTo(Reason.CLOSED);
        visit.guest().send(call("add", "1"));
        assertThat(visit.heard().allTurns).hasSize(1);
    }

    @Test
    void closesInTheMiddleOfATurn() throws InterruptedException {
        Visit visit = visit(spec(app("on('spin', () => { say(1); for (;;); })")));
        visit.guest().send(LAUNCH);
        visit.heard().turn();
        visit.guest().send(call("spin", "0"));
        Thread.sleep(100);
        visit.close();
        assertThat(visit.heard().end().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void runsPromiseJobsWithinTheTurn() {
        String code = "on('go', async () => { await null; await null; say('later'); });";
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.guest().send(call("go", "0"));
            visit.heard().turn();
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"later\"]");
        }
    }

    @Test
    void runsTimersAsTurnsOfTheirOwn() {
        String code = "setTimeout(() => say('late'), 40); setTimeout(() => say('soon'), 1);"
                + "clearTimeout(setTimeout(() => say('never'), 5));";
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.heard().turn();
            Turn soon = visit.heard().turn();
            Turn late = visit.heard().turn();
            assertThat(soon.outbox()).isEqualTo("[\"soon\"]");
            assertThat(soon.fromTimer()).isTrue();
            assertThat(soon.cause().message()).isEqualTo("{\"t\":\"timer\",\"id\":2}");
            assertThat(late.outbox()).isEqualTo("[\"late\"]");
            assertThat(late.cause().atMillis())
                    .isGreaterThanOrEqualTo(soon.cause().atMillis());
        }
    }

    @Test
    void holdsTimersBackWhilePaused() {
        String code =
                "on('go', () => { setTimeout(() => say('late'), 20); setTimeout(() => say('soon'), 1); say('went'); })";
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.heard().turn();
            visit.guest().pause();
            visit.guest().send(call("go", "0"));
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"went\"]");
            visit.heard().silence(Duration.ofMillis(300));
            visit.guest().resume();
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"soon\"]");
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"late\"]");
        }
    }

    @Test
    void freezesTheClockWithinATurn() {
        String code = "on('t', () => { const a = now(); for (let i = 0; i < 3e5; i++); say([a, now()]); });";
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.guest().send(call("t", "0"));
            visit.heard().turn();
            Turn turn = visit.heard().turn();
            long at = turn.cause().atMillis();
            assertThat(turn.outbox()).isEqualTo("[[" + at + "," + at + "]]");
        }
    }

    @Test
    void replaysItsJournalToTheSameState() {
        String code = "let seen = []; log('hello'); setTimeout(() => seen.push('timer', random()), 20);"
                + "on('note', (x) => { seen.push(x, random(), now()); say('noted'); });"
                + "on('show', () => say(seen)); setTimeout(() => say('still to come'), 3e5);";
        List<Turn> first;
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.guest().send(call("note", "1"));
            visit.heard().turn();
            visit.heard().turn();
            visit.heard().turn();
            visit.guest().send(call("note", "2"));
            visit.guest().send(call("show", "0"));
            visit.heard().turn();
            visit.heard().turn();
            first = List.copyOf(visit.heard().allTurns);
        }
        JournalEntry[] journal = first.stream().limit(4).map(Turn::cause).toArray(JournalEntry[]::new);
        try (Visit again = visit(spec(app(code), journal))) {
            again.guest().send(call("show", "0"));
            Turn shown = again.heard().turn();
            assertThat(shown.number()).isEqualTo(5);
            assertThat(shown.outbox()).isEqualTo(first.get(4).outbox()).contains("timer");
            assertThat(again.heard().log).as("replay is silent").isEmpty();
        }
    }

    private static final String ASKING =
            "on('ask', (what) => { try { say(rawDoor('ask', what)) } catch (e) { say(String(e)) } }); on('calm', say);";

    @Test
    void waitsInTheMiddleOfATurnForAnAnswer() {
        List<Turn> first;
        try (Visit visit = visit(spec(app(ASKING)))) {
            visit.guest().send(LAUNCH);
            visit.guest().answer("nobody asked for this");
            visit.guest().send(call("ask", "\"one\""));
            assertThat(visit.heard().question()).isEqualTo("one");
            visit.guest().answer("1");
            visit.guest().send(call("ask", "\"two\""));
            assertThat(visit.heard().question()).isEqualTo("two");
            visit.guest().answer("2");
            for (String said : List.of("", "[\"1\"]", "[\"2\"]")) {
                assertThat(visit.heard().turn().outbox()).isEqualTo(said);
            }
            first = List.copyOf(visit.heard().allTurns);
        }
        assertThat(first.get(2).cause().answers()).containsExactly("2");
        JournalEntry[] journal = first.stream().map(Turn::cause).toArray(JournalEntry[]::new);
        try (Visit again = visit(spec(app(ASKING), journal))) {
            again.guest().send(call("ask", "\"three\""));
            assertThat(again.heard().question())
                    .as("what was answered is not asked again")
                    .isEqualTo("three");
            again.guest().answer("3");
            assertThat(again.heard().turn().outbox()).isEqualTo("[\"3\"]");
        }
    }

    @Test
    void letsOthersGoOnWhileSomebodyWaits() {
        List<Visit> waiting = IntStream.range(0, 8)
                .mapToObj(i -> visit(
                        new GuestSpec("w" + i, "wx" + i, app(ASKING), GuestLimits.DEFAULT, i, List.<JournalEntry>of())))
                .toList();
        try (Visit beside = visit(new GuestSpec("b", "beside", COUNTER, GuestLimits.DEFAULT, 1, List.of()))) {
            waiting.forEach(visit -> {
                visit.guest().send(LAUNCH);
                visit.guest().send(call("ask", "\"long\""));
                visit.heard().question();
            });
            beside.guest().send(LAUNCH);
            beside.guest().send(call("add", "1"));
            beside.heard().turn();
            assertThat(beside.heard().turn().outbox()).isEqualTo("[1]");
        } finally {
            waiting.forEach(Visit::close);
        }
        waiting.forEach(visit -> assertThat(visit.heard().end().reason()).isEqualTo(Reason.CLOSED));
    }

    @Test
    void answersOnlySoMuchInOneTurn() {
        String code =
                "on('ask', () => { let n = 0; try { for (;;) { rawDoor('ask', ''); n++ } } catch (e) { say(n) } });";
        Recorder recorder = new Recorder() {
            @Override
            public String onQuestion(String question) {
                return "yes";
            }
        };
        try (Guest guest = host().open(spec(app(code)), recorder)) {
            guest.send(LAUNCH);
            guest.send(call("ask", "0"));
            recorder.turn();
            assertThat(recorder.turn().outbox()).isEqualTo("[1000]");
        }
    }

    @Test
    void armsWhatIsStillPendingAfterReplay() {
        String code = "setTimeout(() => say('due'), 30);";
        JournalEntry launched = new JournalEntry(System.currentTimeMillis() - 10_000, LAUNCH);
        try (Visit visit = visit(spec(app(code), launched))) {
            Turn turn = visit.heard().turn();
            assertThat(turn.number()).isEqualTo(2);
            assertThat(turn.outbox()).isEqualTo("[\"due\"]");
        }
    }

    @Test
    void namesTheFileOfAnError() {
        CompiledBundle program = Programs.of(Map.of(
                "app.js", "require('pages/index/index.js');",
                "pages/index/index.js", "\n\nthrow new TypeError('oops');"));
        try (Visit visit = visit(spec(program))) {
            visit.guest().send(LAUNCH);
            visit.heard().turn();
            assertThat(visit.heard().log)
                    .singleElement()
                    .asString()
                    .contains("TypeError: oops", "pages/index/index.js:3");
        }
    }

    @Test
    void goesOnAfterAnException() {
        String code = "on('bad', () => { throw new Error('bad'); });"
                + "on('worse', () => Promise.reject(new Error('worse'))); on('fine', () => say('fine'));";
        try (Visit visit = visit(spec(app(code)))) {
            visit.guest().send(LAUNCH);
            visit.guest().send(call("bad", "0"));
            visit.guest().send(call("worse", "0"));
            visit.guest().send(call("fine", "0"));
            IntStream.range(0, 3).forEach(i -> visit.heard().turn());
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"fine\"]");
            assertThat(visit.heard().log).hasSize(2);
            assertThat(visit.heard().log.get(1)).contains("worse");
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        String code = "try { rawModule('nope.js') } catch (e) { say(String(e)) }"
                + "try { rawDoor('fly', '') } catch (e) { say(e instanceof Error) }"
                + "try { rawModule('bad.js') } catch (e) { say(e instanceof SyntaxError) }";
        CompiledBundle program = new CompiledBundle(
                "refuses",
                "{}",
                Map.of("app.js", "(function () {" + code + "})", "bad.js", "(function () { this is no program })"),
                "({})",
                Map.of());
        try (Visit visit = visit(spec(program))) {
            visit.guest().send(LAUNCH);
            assertThat(visit.heard().turn().outbox())
                    .isEqualTo("[\"Error: module \\\"nope.js\\\" is not in the bundle\",true,true]");
        }
    }

    @Test
    void refusesMessagesOverTheLimits() {
        GuestLimits limits = GuestLimits.DEFAULT;
        try (Visit visit = visit(spec(COUNTER))) {
            assertThatThrownBy(() -> visit.guest().send("\u4e2d".repeat(limits.messageBytes() / 3 + 1)))
                    .isInstanceOfSatisfying(
                            LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo("messageBytes"));
            visit.guest().send(LAUNCH);
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"launched\"]");
        }
    }

    @Test
    void preparesAndReleases() {
        CompiledBundle program = app("say('prepared');");
        assertThat(host().prepare(program)).succeedsWithin(Duration.ofSeconds(60));
        assertThat(host().prepare(program)).succeedsWithin(Duration.ofSeconds(60));
        for (int i = 0; i < 10; i++) {
            try (Visit visit = visit(spec(program))) {
                visit.guest().send(LAUNCH);
                assertThat(visit.heard().turn().outbox()).isEqualTo("[\"prepared\"]");
            }
        }
        host().release(program.hash());
        try (Visit visit = visit(spec(program))) {
            visit.guest().send(LAUNCH);
            assertThat(visit.heard().turn().outbox()).isEqualTo("[\"prepared\"]");
        }
    }

    @Test
    void preparesWhatCannotBeLaunched() {
        for (String source : List.of("while (true);", "throw new Error('never');", "syntax error")) {
            assertThat(host().prepare(app(source))).as(source).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void keepsGuestsApart() {
        CompiledBundle program = app("globalThis.shared = (globalThis.shared || 0) + 1; say(shared);");
        for (int i = 0; i < 3; i++) {
            try (Visit visit = visit(spec(program))) {
                visit.guest().send(LAUNCH);
                assertThat(visit.heard().turn().outbox()).isEqualTo("[1]");
            }
        }
    }

    @Test
    void servesManyGuestsAtOnce() {
        List<Visit> visits =
                IntStream.range(0, 40).mapToObj(i -> visit(spec(COUNTER))).toList();
        visits.forEach(v -> v.guest().send(LAUNCH));
        for (int round = 1; round <= 5; round++) {
            visits.forEach(v -> v.guest().send(call("add", "1")));
        }
        for (Visit visit : visits) {
            Set<String> said = new java.util.HashSet<>();
            IntStream.range(0, 6).forEach(i -> said.add(visit.heard().turn().outbox()));
            assertThat(said).contains("[\"launched\"]", "[5]");
            visit.close();
            assertThat(visit.heard().end.orTimeout(60, TimeUnit.SECONDS).join().reason())
                    .isEqualTo(Reason.CLOSED);
        }
    }

    static final LocalSettings SETTINGS = new LocalSettings(2, 500, 2, Duration.ofMinutes(1), 1, Duration.ofSeconds(5));
}
