package io.minihost.server.common;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder of everything that survives a restart, held by this process alone. */
@Component
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    DataDirectory(HostProperties host) {
        path = host.dataDir();
        FileChannel opened;
        @Nullable FileLock lock;
        try {
            // It holds keys, and programs that this one starts.
            Files.createDirectories(path, OwnerOnly.folder());
            opened = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = opened.tryLock();
        } catch (IOException e) {
            throw new InvalidSetting("minihost.data-dir", path.toString(), "a folder this user can write to");
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
        if (lock == null) {
            throw inUse();
        }
        channel = opened;
    }

    public Path path() {
        return path;
    }

    private InvalidSetting inUse() {
        return new InvalidSetting("minihost.data-dir", path.toString(), "a folder that no other running server uses");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
