package io.minihost.bench;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Measures how long a context takes that was not made ahead, and so how fast ready ones are refilled. */
final class NewContexts {

    private static final int COUNT = 200;

    private NewContexts() {}

    static Map<String, Double> measure(GuestHost host, Program program) throws Exception {
        var times = new double[COUNT];
        for (var i = 0; i < COUNT; i++) {
            var started = new CompletableFuture<Void>();
            var start = System.nanoTime();
            var guest = host.open(
                    new GuestSpec("context-" + i, "wxbench", program.compiled(), GuestLimits.DEFAULT, i, List.of()),
                    new Started(started));
            started.get(60, TimeUnit.SECONDS);
            times[i] = (System.nanoTime() - start) / 1e6;
            guest.close();
        }
        var late = Arrays.copyOfRange(times, COUNT / 2, COUNT);
        Arrays.sort(late);
        var median = late[late.length / 2];
        return Map.of("newContext", median, "refill", 1000 / median);
    }

    private record Started(CompletableFuture<Void> future) implements GuestListener {

        @Override
        public void onStarted() {
            future.complete(null);
        }

        @Override
        public void onTurn(Turn turn) {}

        @Override
        public void onLog(String entry) {}

        @Override
        public void onEnded(GuestEnd end) {
            future.completeExceptionally(new IllegalStateException(end.toString()));
        }
    }
}
