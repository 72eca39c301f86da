package io.minihost.server.storage;

import io.minihost.server.common.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether the disk of a folder, as a bean that of the data folder, has room for more. A database that finds its disk full stops; so everything else that grows
 * is refused while there is still some.
 */
@Component
public class DiskRoom {

    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

    private final Path folder;
    private final DiskSettings settings;
    private final AtomicBoolean low = new AtomicBoolean();

    @Autowired
    DiskRoom(DataDirectory directory, DiskSettings settings) {
        this(directory.path(), settings);
    }

    DiskRoom(Path folder, DiskSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Refuses when so many bytes more would leave too few.
     *
     * @throws DiskFull when they would
     */
    public void require(long bytes) {
        if (!has(bytes)) {
            throw new DiskFull(new IOException(
                    "No space left: the disk of %s has less than %s free".formatted(folder, settings.floor())));
        }
    }

    /** Whether so many bytes more leave enough. */
    public boolean has(long bytes) {
        boolean enough = free() - bytes >= settings.floor().toBytes();
        boolean isLow = free() < settings.floor().toBytes();
        if (low.getAndSet(isLow) != isLow) {
            if (isLow) {
                LOG.error(
                        "The disk of {} has less than {} free (MINIHOST_DISK_FLOOR): nothing that grows is taken until"
                                + " it has more",
                        folder,
                        settings.floor());
            } else {
                LOG.info("The disk of {} has room again", folder);
            }
        }
        return enough;
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
