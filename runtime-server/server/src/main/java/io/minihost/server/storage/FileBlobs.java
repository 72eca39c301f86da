package io.minihost.server.storage;

import io.minihost.server.common.DataDirectory;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Blobs as files: {@code blobs/<kind>/<first two of id>/<id>}. */
@Component
final class FileBlobs implements Blobs {

    private static final int FAN_OUT = 2;

    private final Path root;
    private final Path unfinished;

    FileBlobs(DataDirectory directory) {
        root = directory.path().resolve("blobs");
        unfinished = directory.path().resolve("blobs-unfinished");
        try {
            // Whatever lies here belongs to a write that a crash has cut off.
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
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
            try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.transferTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.createDirectories(folder);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store " + key, e);
        } finally {
            discard(temporary);
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
    public List<BlobKey> list(String kind) {
        var folder = root.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.find(folder, FAN_OUT, (path, attributes) -> attributes.isRegularFile())) {
            return files.map(file -> new BlobKey(kind, file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + kind, e);
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
