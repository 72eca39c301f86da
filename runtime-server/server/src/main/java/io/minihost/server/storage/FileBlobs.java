package io.minihost.server.storage;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Blobs as files: {@code blobs/<kind>/<first two of id>/<id>}. */
@Component
final class FileBlobs implements Blobs {

    private static final int FAN_OUT = 2;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LOOK_EVERY_BYTES = 1024 * 1024;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path root;
    private final Path unfinished;
    private final LongConsumer room;

    @Autowired
    FileBlobs(DataDirectory directory, DiskRoom room) {
        this(directory.path(), room::require);
    }

    /** @param room refuses when there is none for so many bytes */
    FileBlobs(Path directory, LongConsumer room) {
        this.room = room;
        root = directory.resolve("blobs");
        unfinished = directory.resolve("blobs-unfinished");
        try {
            // Whatever lies here belongs to a write that a crash has cut off.
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished, OwnerOnly.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(BlobKey key, InputStream content) {
        var temporary = unfinished.resolve(UUID.randomUUID().toString());
        var folder = folder(key);
        var target = folder.resolve(key.id());
        try {
            try (var channel = FileChannel.open(temporary, NEW, OwnerOnly.file())) {
                copy(content, channel);
                channel.force(true);
            }
            Files.createDirectories(folder, OwnerOnly.folder());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory(folder);
        } catch (IOException e) {
            throw DiskFull.isCauseOf(e) ? new DiskFull(e) : new UncheckedIOException("Cannot store " + key, e);
        } finally {
            discard(temporary);
        }
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

    @Override
    public Optional<InputStream> get(BlobKey key) {
        try {
            return Optional.of(Files.newInputStream(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + key, e);
        }
    }

    @Override
    public boolean exists(BlobKey key) {
        return Files.exists(file(key));
    }

    @Override
    public void delete(BlobKey key) {
        discard(file(key));
    }

    @Override
    public Optional<Instant> writtenAt(BlobKey key) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(key)).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + key, e);
        }
    }

    @Override
    public void each(String kind, Consumer<BlobKey> visitor) {
        for (var folder : children(root.resolve(kind))) {
            for (var file : children(folder)) {
                // Other names are not ours; a file system has files of its own.
                BlobKey.of(kind, file.getFileName().toString())
                        .filter(key -> Files.isRegularFile(file))
                        .ifPresent(visitor);
            }
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private Path file(BlobKey key) {
        return folder(key).resolve(key.id());
    }

    private Path folder(BlobKey key) {
        var id = key.id();
        return root.resolve(key.kind()).resolve(id.substring(0, Math.min(FAN_OUT, id.length())));
    }

    /** Makes the new name itself durable; not every file system lets a folder be opened. */
    private static void syncDirectory(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
