package io.minihost.server.storage;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Blobs that let a test come between two steps. */
public final class HookedBlobs implements Blobs {

    private final Blobs blobs;
    private volatile Consumer<BlobKey> afterPut = key -> {};
    private volatile Consumer<BlobKey> beforeDelete = key -> {};

    private HookedBlobs(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Puts the hooks around the blobs of a server. */
    @TestConfiguration
    public static class Hooks {

        @Bean
        static BeanPostProcessor hookedBlobs() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Blobs blobs ? new HookedBlobs(blobs) : bean;
                }
            };
        }
    }

    public void afterPut(Consumer<BlobKey> hook) {
        afterPut = hook;
    }

    public void beforeDelete(Consumer<BlobKey> hook) {
        beforeDelete = hook;
    }

    public void reset() {
        afterPut = key -> {};
        beforeDelete = key -> {};
    }

    @Override
    public void put(BlobKey key, InputStream content) {
        blobs.put(key, content);
        afterPut.accept(key);
    }

    @Override
    public Optional<InputStream> get(BlobKey key) {
        return blobs.get(key);
    }

    @Override
    public boolean exists(BlobKey key) {
        return blobs.exists(key);
    }

    @Override
    public Optional<Instant> writtenAt(BlobKey key) {
        return blobs.writtenAt(key);
    }

    @Override
    public void delete(BlobKey key) {
        beforeDelete.accept(key);
        blobs.delete(key);
    }

    @Override
    public void each(String kind, Consumer<StoredBlob> visitor) {
        blobs.each(kind, visitor);
    }
}
