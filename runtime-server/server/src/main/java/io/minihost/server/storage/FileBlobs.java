package io.minihost.server.storage;

import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Blobs as files: {@code blobs/<kind>/<first two of id>/<id>}. */
final class FileBlobs implements Blobs {

    private final Path root;
    private final Unfinished unfinished;

    /** @param unfinished on the same file system as the directory */
    FileBlobs(Path directory, Unfinished unfinished) {
        root = directory.resolve("blobs");
        this.unfinished = unfinished;
    }

    @Override
    public void put(BlobKey key, InputStream content) {
        var file = file(key);
        var folder = Objects.requireNonNull(file.getParent());
        try (var received = unfinished.receive(content)) {
            sync(received.path());
            Files.createDirectories(folder, OwnerOnly.folder());
            Files.move(received.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory(folder);
        } catch (IOException e) {
            throw DiskFull.isCauseOf(e) ? new DiskFull(e) : new UncheckedIOException("Cannot store " + key, e);
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
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + key, e);
        }
    }

    @Override
    public Optional<Instant> writtenAt(BlobKey key) {
        return writtenAt(file(key));
    }

    private static Optional<Instant> writtenAt(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public void each(String kind, Consumer<StoredBlob> visitor) {
        for (var folder : children(root.resolve(kind))) {
            for (var file : children(folder)) {
                // Other names are not ours; a file system has files of its own.
                BlobKey.of(kind, file.getFileName().toString())
                        .filter(key -> file(key).equals(file) && Files.isRegularFile(file))
                        .flatMap(key -> writtenAt(file).map(at -> new StoredBlob(key, at)))
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
        return root.resolve(key.path());
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the new name itself durable; not every file system lets a folder be opened. */
    private static void syncDirectory(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
