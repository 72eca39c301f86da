package io.minihost.server.storage;

import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.util.FileSystemUtils;

/**
 * Contents on their way in. Each node has a folder of its own for them, which its next start empties: what lies there was cut off by
 * a crash. A folder of another node's may be in use.
 */
final class Unfinished {

    static final String NAME = "blobs-unfinished";

    /** Nobody still writes what has not grown for so long; the node it was of may never come back. */
    private static final Duration DEAD = Duration.ofDays(1);

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LOOK_EVERY_BYTES = 1024 * 1024;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path own;
    private final LongConsumer room;

    /**
     * Empties the folder of this node.
     *
     * @param node what no other node is called that uses this directory
     * @param room refuses when there is none for so many bytes
     */
    Unfinished(Path directory, String node, LongConsumer room) {
        this.room = room;
        var all = directory.resolve(NAME);
        own = all.resolve(node);
        try {
            FileSystemUtils.deleteRecursively(own);
            Files.createDirectories(own, OwnerOnly.folder());
            deleteDead(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole content. Unless it was moved away it is gone when closed. */
    record Received(Path path) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** Reads the stream to its end. When that fails nothing is left. */
    Received receive(InputStream content) throws IOException {
        var received = new Received(own.resolve(UUID.randomUUID().toString()));
        try (var channel = FileChannel.open(received.path(), NEW, OwnerOnly.file())) {
            copy(content, channel);
        } catch (IOException | RuntimeException e) {
            received.close();
            throw e;
        }
        return received;
    }

    /** Looks again and again whether there is room: others write too. */
    private void copy(InputStream content, FileChannel to) throws IOException {
        var out = Channels.newOutputStream(to);
        var buffer = new byte[BUFFER_BYTES];
        var unchecked = LOOK_EVERY_BYTES;
        for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unchecked += read;
            if (unchecked >= LOOK_EVERY_BYTES) {
                room.accept(LOOK_EVERY_BYTES);
                unchecked = 0;
            }
            out.write(buffer, 0, read);
        }
    }

    private static void deleteDead(Path all) throws IOException {
        var dead = Instant.now().minus(DEAD);
        try (var found = Files.walk(all)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                if (isBefore(file, dead)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            // Another node empties its folder right now: what is dead waits for the next start.
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
        }
    }

    private static boolean isBefore(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
