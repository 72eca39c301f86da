package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static io.minihost.sandbox.Programs.call;
import static io.minihost.sandbox.Programs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.sandbox.GuestEnd.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Too much of what is allowed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FloodContract {

    abstract GuestHost host();

    private Guest launched(Recorder heard, String code) {
        GuestLimits limits = AttackContract.TIGHT.withCpu(Duration.ofSeconds(5), Duration.ofSeconds(5));
        Guest guest = host().open(AttackContract.spec("flood", code, limits), heard);
        guest.send(LAUNCH);
        heard.turn();
        return guest;
    }

    @Test
    void refusesTimersOverTheLimit() {
        Recorder heard = new Recorder();
        try (Neighbour neighbour = new Neighbour(host());
                Guest guest = launched(heard, "")) {
            guest.send(run("let n = 0; try { for (;;) { setTimeout(() => 0, 1e6); n++; } } catch (e) { say(n); }"));
            assertThat(heard.turn().outbox()).isEqualTo("[" + AttackContract.TIGHT.timers() + "]");
            assertThat(heard.log).singleElement().asString().contains("\"limit\":\"timers\"");
            neighbour.assertUnharmed();
        }
    }

    @Test
    void slowsDownTimersThatRecur() throws InterruptedException {
        Recorder heard = new Recorder();
        try (Neighbour neighbour = new Neighbour(host());
                Guest guest = launched(heard, "")) {
            guest.send(run("const f = () => setTimeout(f, 0); for (let i = 0; i < 30; i++) f();"));
            long start = System.nanoTime();
            heard.awaitLog("\"limit\":\"timerRate\"");
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + 2;
            assertThat(heard.allTurns.size()).isBetween(2, (int) seconds * AttackContract.TIGHT.timerRate());
            neighbour.assertUnharmed();
        }
    }

    @Test
    void refusesMessagesOverTheMailbox() {
        Recorder heard = new Recorder();
        try (Guest guest = launched(heard, "on('work', () => { for (let i = 0; i < 1e4; i++); say(1); });")) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            guest.send(call("work", "0"));
                        }
                    })
                    .isInstanceOfSatisfying(
                            LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo("mailbox"));
            assertThat(heard.turn().outbox()).isEqualTo("[1]");
        }
    }

    @Test
    void countsLogEntriesOverTheRate() throws InterruptedException {
        Recorder heard = new Recorder();
        try (Neighbour neighbour = new Neighbour(host());
                Guest guest = launched(heard, "on('more', () => log('again'));")) {
            guest.send(run("for (let i = 0; i < 500; i++) log('line ' + i); say('done');"));
            assertThat(heard.turn().outbox()).isEqualTo("[\"done\"]");
            assertThat(heard.log.size()).isLessThanOrEqualTo(2 * AttackContract.TIGHT.logRate());
            TimeUnit.MILLISECONDS.sleep(1100);
            guest.send(call("more", "0"));
            heard.turn();
            assertThat(heard.log).anySatisfy(entry -> assertThat(entry).contains("log entries left out", "logRate"));
            assertThat(heard.log).last().asString().contains("again");
            neighbour.assertUnharmed();
        }
    }

    @Test
    void leavesOutHugeLogEntries() {
        Recorder heard = new Recorder();
        try (Guest guest = launched(heard, "")) {
            guest.send(run("log('x'.repeat(1e6)); say('done');"));
            heard.turn();
            assertThat(heard.log)
                    .singleElement()
                    .asString()
                    .contains("characters left out")
                    .hasSizeLessThan(1000);
        }
    }

    @Test
    void endsAtAHugeOutbox() {
        for (String code : List.of(
                "for (let i = 0; i < 400; i++) say('x'.repeat(1000));",
                "for (let i = 0; i < 6; i++) say('\u4e2d'.repeat(1e6));")) {
            Recorder heard = new Recorder();
            try (Guest guest = launched(heard, "")) {
                guest.send(run(code));
                assertThat(heard.turnOrEnd()).isNull();
                GuestEnd end = heard.end();
                assertThat(end.reason()).isEqualTo(Reason.LIMIT);
                assertThat(end.limit()).isEqualTo("outboxBytes");
                assertThat(heard.log).last().asString().contains("\"limit\":\"outboxBytes\"");
            }
        }
    }

    @Test
    void endsALaunchThatNeverEnds() {
        Recorder heard = new Recorder();
        GuestLimits limits = AttackContract.TIGHT.withCpu(Duration.ofMillis(300), Duration.ofSeconds(9));
        GuestSpec spec = AttackContract.spec("slow", "for (;;);", limits);
        try (Guest guest = host().open(spec, heard)) {
            guest.send(LAUNCH);
            assertThat(heard.end().limit()).isEqualTo("launchCpu");
        }
    }

    @Test
    void survivesPoisonedBuiltins() {
        String poison =
                "for (const o of [Array.prototype, Object.prototype, String.prototype, Function.prototype, Promise.prototype, Map.prototype, JSON, Reflect, Object, Array, Promise])"
                        + " for (const k of Reflect.ownKeys(o)) if (k !== 'constructor' && k !== 'prototype') try { o[k] = () => { throw 'poison'; }; } catch (e) {}";
        Recorder heard = new Recorder();
        try (Neighbour neighbour = new Neighbour(host());
                Guest guest = launched(heard, "on('hi', () => say('hi')); on('poison', () => {" + poison + "});")) {
            guest.send(call("poison", "0"));
            guest.send(call("hi", "0"));
            heard.turn();
            assertThat(heard.turn().outbox()).as("%s", heard.log).isEqualTo("[\"hi\"]");
            neighbour.assertUnharmed();
        }
    }

    @Test
    void endsAHoarder() {
        Recorder heard = new Recorder();
        GuestLimits limits = AttackContract.TIGHT.withCpu(Duration.ofSeconds(5), Duration.ofSeconds(5));
        GuestSpec spec = AttackContract.spec(
                "hoarder", "const kept = []; on('more', () => kept.push(new Array(2e6).fill(kept.length)));", limits);
        try (Neighbour neighbour = new Neighbour(host());
                Guest guest = host().open(spec, heard)) {
            guest.send(LAUNCH);
            heard.turn();
            Turn turn;
            do {
                guest.send(call("more", "0"));
                turn = heard.turnOrEnd();
            } while (turn != null && turn.number() < 2_000);
            assertThat(heard.end.isDone()).as("after %s", turn).isTrue();
            assertThat(heard.end().limit()).isEqualTo("liveHeap");
            assertThat(heard.log).last().asString().contains("\"limit\":\"liveHeap\"");
            neighbour.assertUnharmed();
        }
    }
}
