package io.minihost.sandbox.runner;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which visits hear of their guests: more than processors, as some of it is long and none may wait for it. */
final class ListeningThreads implements Executor {

    private static final int THREADS = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("guest-words-", 0).factory(),
            // Only after the end, when there is nothing to wait for any more.
            (work, closed) -> work.run());

    ListeningThreads() {
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Lets what waits be heard. */
    void close() {
        pool.shutdown();
    }
}
