package io.minihost.bench.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same done by some clients over and over for some seconds. */
record Load(int clients, int seconds) {

    /** One transaction. */
    interface Transaction {
        void run(Random random) throws Exception;
    }

    /** How many a second, and how long one took, in milliseconds. */
    record Result(double perSecond, double p50, double p99) {}

    Result of(Transaction transaction) throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var runs = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var client = 0; client < clients; client++) {
                var random = new Random(client);
                runs.add(threads.submit(() -> repeat(transaction, random, end)));
            }
        }
        var times = new ArrayList<Long>();
        for (var run : runs) {
            times.addAll(run.get());
        }
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length / (double) seconds, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static List<Long> repeat(Transaction transaction, Random random, long end) throws Exception {
        var times = new ArrayList<Long>();
        for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            transaction.run(random);
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : Arrays.stream(sorted)
                                .skip((long) (sorted.length * share))
                                .findFirst()
                                .orElse(0)
                        / 1e6;
    }
}
