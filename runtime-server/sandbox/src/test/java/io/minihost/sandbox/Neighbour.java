package io.minihost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A well-behaved session that counts on while something bad happens beside it. */
final class Neighbour implements AutoCloseable {

    /** Far more than an attack may take of a thread, for a machine that does much else. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private static final String CODE = "let n = 0; on('add', (k) => { n += k; say(n); });";

    private final Recorder heard = new Recorder();
    private final Guest guest;
    private final Thread thread;
    private volatile boolean stopped;
    private final AtomicInteger answered = new AtomicInteger();
    private volatile long slowestNanos;

    Neighbour(GuestHost host) {
        guest = host.open(
                new GuestSpec("neighbour", "wx-good", Programs.app(CODE), GuestLimits.DEFAULT, 1, List.of()), heard);
        guest.send(Programs.LAUNCH);
        heard.turn();
        thread = Thread.ofPlatform().name("neighbour").start(this::count);
    }

    private void count() {
        while (!stopped) {
            long sent = System.nanoTime();
            guest.send(Programs.call("add", "1"));
            Turn turn = heard.turnOrEnd();
            if (turn == null || !turn.outbox().equals("[" + (answered.get() + 1) + "]")) {
                return;
            }
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - sent);
            answered.incrementAndGet();
        }
    }

    /** Waits for one more turn after the attack and looks at all of them. */
    void assertUnharmed() {
        int before = answered.get();
        long deadline = System.nanoTime() + SLOWEST.toNanos();
        while (answered.get() <= before && thread.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(thread.isAlive()).as("the neighbour goes on; %s", heard.log).isTrue();
        assertThat(answered.get()).isGreaterThan(before);
        assertThat(Duration.ofNanos(slowestNanos)).isLessThan(SLOWEST);
        assertThat(heard.log).isEmpty();
    }

    @Override
    public void close() {
        stopped = true;
        guest.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
