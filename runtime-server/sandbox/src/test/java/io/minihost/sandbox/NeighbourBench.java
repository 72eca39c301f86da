package io.minihost.sandbox;

import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long neighbours wait while four visits of one developer attack: two people tap on, one in a program that has behaved for
 * long and one in a new one, and come back by their journals when they lose their process. Arguments: {@code NEW} or
 * {@code SETTLED} (what the attackers count as), seconds for each attack, and a part of the names of those to run.
 */
final class NeighbourBench {

    private static final String COUNTER = "let n = 0; on('add', (k) => { n += k; say(n); });";
    private static final int ATTACKERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(25);
    /** A session ends a visit that was suspected this often. */
    private static final int SUSPICIONS_MAX = 4;

    private static final List<Attack> UNSTOPPABLE = List.of(
            endless("hexadecimal numeral", "Number('0x' + 'f'.repeat(4e6 - 2))"),
            endless("numeral of millions of digits", "new Intl.NumberFormat().format('1'.repeat(4e6))"),
            endless("regular expression nested deeply", "new RegExp('('.repeat(3e4) + ')'.repeat(3e4)).test('a')"),
            endless("slice of what is endless", "Array.prototype.slice.call({ length: 2 ** 53 - 1 }, 0, 2 ** 32 - 1)"),
            endless(
                    "length that changes",
                    "let n = 0; Array.prototype.concat.call(new Proxy([], { get: (t, k) => k === 'length' ? (n++ ? 2"
                            + " ** 32 - 1 : 0) : t[k] }))"),
            endless(
                    "split with a species",
                    "RegExp.prototype[Symbol.split].call({ constructor: { [Symbol.species]: function () { return {"
                            + " exec: () => null, lastIndex: 0, flags: 'g' }; } }, flags: 'g' }, 'a'.repeat(4e6))"));

    private final RunnerGuestHost host;
    private final Standing standing;
    private int developers;

    private NeighbourBench(RunnerGuestHost host, Standing standing) {
        this.host = host;
        this.standing = standing;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Standing standing = Standing.valueOf(arguments[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        String part = arguments.length > 2 ? arguments[2] : "";
        JvmSettings jvm = JvmSettings.likeThis()
                .withHeapBytes(1L << 30)
                .withArguments(List.of("-Dminihost.prelude=/io/minihost/sandbox/test-guest.js"));
        RunnerSettings settings =
                RunnerSettings.of(jvm, GuestHostContract.SETTINGS).withRunners(2);
        List<Attack> attacks = Stream.of(UNSTOPPABLE, Attack.builtins(), Attack.memory(), Attack.loops())
                .flatMap(List::stream)
                .filter(attack -> attack.name().contains(part))
                .toList();
        try (RunnerGuestHost host = new RunnerGuestHost(settings)) {
            NeighbourBench bench = new NeighbourBench(host, standing);
            System.out.println("| attack | settled p50 | p99 | slowest | lost | new p50 | p99 | slowest | lost |");
            for (Attack attack : attacks) {
                System.out.println("| " + attack.name() + " | " + bench.beside(attack, time) + " |");
            }
        }
    }

    private static Attack endless(String name, String code) {
        return new Attack(name, code + ";", java.util.Set.of());
    }

    private String beside(Attack attack, Duration time) throws InterruptedException {
        String developer = "mallory-" + ++developers;
        Tapper settled = new Tapper(Standing.SETTLED);
        Tapper fresh = new Tapper(Standing.NEW);
        // Their processes are there before the attack begins.
        settled.tap();
        fresh.tap();
        List<Thread> threads = new ArrayList<>();
        long deadline = System.nanoTime() + time.toNanos();
        for (int i = 0; i < ATTACKERS; i++) {
            String app = "wx-" + developer + "-" + i;
            threads.add(Thread.ofPlatform().start(() -> attack(attack, app, developer, deadline)));
        }
        threads.add(Thread.ofPlatform().start(() -> settled.tapUntil(deadline)));
        threads.add(Thread.ofPlatform().start(() -> fresh.tapUntil(deadline)));
        for (Thread thread : threads) {
            thread.join();
        }
        return settled.result() + " | " + fresh.result();
    }

    /** Comes again and again, as somebody does who reloads. */
    private void attack(Attack attack, String app, String developer, long deadline) {
        while (System.nanoTime() < deadline) {
            Recorder heard = new Recorder();
            GuestSpec spec =
                    new GuestSpec(app, app, developer, standing, Programs.app(""), GuestLimits.DEFAULT, 7, List.of());
            try (Guest guest = host.open(spec, heard)) {
                guest.send(Programs.LAUNCH);
                if (heard.turnOrEnd() != null) {
                    guest.send(Programs.run(attack.code()));
                    while (!heard.end.isDone() && heard.turns.isEmpty() && System.nanoTime() < deadline) {
                        LockSupport.parkNanos(5_000_000);
                    }
                }
            } catch (CapacityExceeded e) {
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** Somebody who taps on. */
    private final class Tapper {

        private final Standing standing;
        private final List<Long> waits = new ArrayList<>();
        private Recorder heard = new Recorder();
        private @Nullable Guest guest;
        private final List<JournalEntry> journal = new ArrayList<>();
        private int lost;
        private int suspected;
        private String fate = "";

        Tapper(Standing standing) {
            this.standing = standing;
        }

        void tapUntil(long deadline) {
            while (System.nanoTime() < deadline && fate.isEmpty()) {
                long sent = System.nanoTime();
                tap();
                waits.add(System.nanoTime() - sent);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (guest != null) {
                guest.close();
            }
        }

        private void tap() {
            while (fate.isEmpty()) {
                Guest open = guest == null ? open() : guest;
                open.send(journal.isEmpty() ? Programs.LAUNCH : Programs.call("add", "1"));
                Turn turn = heard.turnOrEnd();
                if (turn != null) {
                    journal.add(turn.cause());
                    return;
                }
                left(heard.end());
            }
        }

        private void left(GuestEnd end) {
            guest = null;
            lost++;
            if (end.reason() == Reason.LOST_AT_WORK && ++suspected >= SUSPICIONS_MAX) {
                fate = " ENDED: suspected";
            } else if (end.reason() != Reason.LOST && end.reason() != Reason.LOST_AT_WORK) {
                fate = " ENDED: " + end;
            }
        }

        private Guest open() {
            heard = new Recorder();
            Guest open = host.open(
                    new GuestSpec(
                            "good-" + standing,
                            "wx-good-" + standing,
                            "alice-" + standing,
                            standing,
                            Programs.app(COUNTER),
                            GuestLimits.DEFAULT,
                            1,
                            List.copyOf(journal)),
                    heard);
            guest = open;
            return open;
        }

        String result() {
            List<Long> sorted = new ArrayList<>(waits);
            Collections.sort(sorted);
            return "%d ms | %d ms | %d ms | %d%s"
                    .formatted(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), lost, fate)
                    .toLowerCase(Locale.ROOT);
        }

        private static long at(List<Long> sorted, double part) {
            return sorted.get((int) Math.ceil(part * (sorted.size() - 1))) / 1_000_000;
        }
    }
}
