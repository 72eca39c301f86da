package io.minihost.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TurnPoolTests {

    private final TurnPool pool = new TurnPool("test-turns", 1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        pool.close();
    }

    private record Work(String owner, Runnable what) implements TurnPool.Owned {
        @Override
        public void run() {
            what.run();
        }
    }

    /** Begins a turn that goes on until the test ends, and waits until the pool knows that it is a long one. */
    private void beginLong(String owner) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        pool.execute(new Work(owner, () -> {
            TurnThread me = TurnThread.current();
            pool.goesOnForLong(me);
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                me.interrupt();
            }
        }));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private CountDownLatch beginShort(String owner) {
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(new Work(owner, done::countDown));
        return done;
    }

    @Test
    void letsNoShortTurnWaitForLongOnes() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            beginLong("owner-" + i);
            assertThat(beginShort("neighbour").await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void letsOneOwnerHaveOnlySoManyLongTurns() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            beginLong("greedy");
        }
        CountDownLatch more = beginShort("greedy");
        assertThat(beginShort("neighbour").await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(more.getCount()).isEqualTo(1);
        end.countDown();
        assertThat(more.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void needsNoMoreThreadsAfterwards() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            beginLong("owner-" + i);
        }
        assertThat(pool.threads()).hasSizeGreaterThan(6);
        end.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pool.threads().size() == 1);
        assertThat(beginShort("neighbour").await(60, TimeUnit.SECONDS)).isTrue();
    }
}
