package io.minihost.server.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder of everything that survives a restart, held by this process alone. */
@Component
public final class DataDirectory implements AutoCloseable {

    private static final String SETTING = "minihost.data-dir";

    private final Path path;
    private final FileChannel channel;

    DataDirectory(HostProperties host) {
        path = host.dataDir();
        FileChannel opened;
        @Nullable FileLock lock;
        try {
            // It holds keys, and programs that this one starts.
            Files.createDirectories(path, OwnerOnly.folder());
            OwnerOnly.closeFolder(path);
            opened = FileChannel.open(
                    path.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    OwnerOnly.file());
            lock = opened.tryLock();
        } catch (OwnerOnly.Open e) {
            throw open(e);
        } catch (IOException e) {
            throw new InvalidSetting(SETTING, path.toString(), "a folder this user can write to");
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
        if (lock == null) {
            throw inUse();
        }
        channel = opened;
        try {
            // Earlier versions, other tools and backups leave modes of their own.
            OwnerOnly.close(path);
        } catch (IOException e) {
            release();
            throw open(e);
        }
    }

    /** For a command, as long as it works with the folder. */
    public static DataDirectory hold(HostProperties host) {
        return new DataDirectory(host);
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CannotStart open(IOException e) {
        return new CannotStart(
                "%s is not for this server alone: %s; give it to one user only (chown, chmod), or name a folder inside it."
                        .formatted(InvalidSetting.environmentName(SETTING), e.getMessage()),
                e);
    }

    public Path path() {
        return path;
    }

    private InvalidSetting inUse() {
        return new InvalidSetting(SETTING, path.toString(), "a folder that no other running server uses");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
