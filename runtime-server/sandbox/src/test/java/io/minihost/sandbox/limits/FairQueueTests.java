package io.minihost.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FairQueueTests {

    private final FairQueue queue = new FairQueue();
    private final List<String> done = new ArrayList<>();

    private void add(String line, String what) {
        queue.add(line, () -> done.add(what));
    }

    private List<String> all(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.take().run();
        }
        return done;
    }

    @Test
    void letsLinesTakeTurns() throws InterruptedException {
        add("greedy", "g1");
        add("greedy", "g2");
        add("greedy", "g3");
        add("modest", "m1");
        add("other", "o1");
        assertThat(all(5)).containsExactly("g1", "m1", "o1", "g2", "g3");
    }

    @Test
    void putsALineThatComesBackBehindTheOthers() throws InterruptedException {
        add("greedy", "g1");
        add("greedy", "g2");
        add("modest", "m1");
        all(2);
        add("modest", "m2");
        assertThat(all(2)).containsExactly("g1", "m1", "g2", "m2");
    }

    @Test
    void waitsForWork() throws Exception {
        CompletableFuture<Runnable> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        add("one", "first");
        taken.get(60, TimeUnit.SECONDS).run();
        assertThat(done).containsExactly("first");
    }
}
