package io.minihost.server.storage;

import io.minihost.server.ServerTest;
import io.minihost.server.common.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test of whether blobs and the rows that name them agree, with somebody else coming in between. */
@Import(HookedBlobs.Hooks.class)
public abstract class BlobTest extends ServerTest {

    private static final int PATIENCE_SECONDS = 60;

    @Autowired
    private Blobs hooked;

    @Autowired
    private DataDirectory directory;

    @Autowired
    protected JdbcClient jdbc;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void unhook() {
        blobs().reset();
        threads.shutdown();
    }

    protected HookedBlobs blobs() {
        return (HookedBlobs) hooked;
    }

    protected void put(BlobKey key) {
        blobs().put(key, new ByteArrayInputStream(key.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes a blob look as if it had been there for long. */
    protected void age(BlobKey key) {
        try {
            Files.setLastModifiedTime(file(key), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Path file(BlobKey key) {
        return directory
                .path()
                .resolve("blobs")
                .resolve(key.kind())
                .resolve(key.id().substring(0, 2))
                .resolve(key.id());
    }

    protected <T> Future<T> meanwhile(Callable<T> work) {
        return threads.submit(work);
    }

    /** Waits until somebody waits for a lock of the database, as one does whom another keeps away, or is through. */
    protected void awaitWaitingOrDone(Future<?> work) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> work.isDone()
                        || jdbc.sql("select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted")
                                .query(Boolean.class)
                                .single());
    }

    protected static <T> T outcome(Future<T> work) throws Exception {
        return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    protected static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
