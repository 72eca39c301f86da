package io.minihost.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.engine.Damage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no limit ends: a turn that uses nothing at all. */
final class WatchdogTests {

    private static final Duration STILL = Duration.ofMillis(300);

    private final TurnPool pool = new TurnPool("test-turns", 1);
    private final Watchdog watchdog = new Watchdog(Duration.ofSeconds(5), STILL);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Lock lock = new ReentrantLock();
    private final CompletableFuture<String> found = new CompletableFuture<>();
    private final AtomicInteger findings = new AtomicInteger();

    private final TurnMeter.Metered guest = new TurnMeter.Metered() {
        @Override
        public String overBy(long bytes, long sinceNanos) {
            throw new AssertionError("nothing is allocated");
        }

        @Override
        public void stop() {
            throw new AssertionError("no limit is reached");
        }

        @Override
        public void disobeys(String limit) {
            throw new AssertionError("nobody stopped it");
        }

        @Override
        public void standsStill(Thread thread) {
            findings.incrementAndGet();
            found.complete(Damage.ofLock(thread).what());
        }
    };

    @BeforeEach
    void watch() {
        watchdog.watch(pool);
        lock.lock();
    }

    @AfterEach
    void close() {
        lock.unlock();
        end.countDown();
        watchdog.close();
        pool.close();
    }

    private void turn(Runnable work) {
        pool.execute(() -> {
            TurnThread me = TurnThread.current();
            me.meter(new TurnMeter("turnCpu", TimeUnit.SECONDS.toNanos(60), 1L << 40, guest));
            work.run();
            me.meter(null);
        });
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void findsATurnThatWaitsForALockOnce() throws Exception {
        turn(lock::lock);
        assertThat(found.get(60, TimeUnit.SECONDS)).contains("ReentrantLock.lock");
        TimeUnit.NANOSECONDS.sleep(STILL.toNanos());
        assertThat(findings).hasValue(1);
    }

    @Test
    void leavesWhoeverWaitsForTheHost() throws Exception {
        turn(() -> {
            TurnThread.current().atDoor(true);
            waitForTheEnd();
        });
        assertNothingFound();
    }

    @Test
    void leavesWhoeverWorks() throws Exception {
        turn(() -> {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        assertNothingFound();
    }

    private void assertNothingFound() throws Exception {
        Awaitility.await().until(() -> pool.threads().getFirst().meter() != null);
        try {
            found.get(3 * STILL.toMillis(), TimeUnit.MILLISECONDS);
            throw new AssertionError("it does not stand still");
        } catch (TimeoutException e) {
            assertThat(findings).hasValue(0);
        }
    }
}
