package io.minihost.server.programdata.files;

import io.minihost.server.common.SharedWork;
import io.minihost.server.storage.BlobSweep;
import io.minihost.server.storage.Blobs;
import io.minihost.server.storage.NamingLock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Contents of files as blobs. None is ever changed: a file that is written anew gets a content of another name. */
@Component
class FileContents {

    private static final String EVERY = "PT1H";

    private final Blobs blobs;
    private final BlobSweep sweep;
    private final NamingLock naming;
    private final FileRows rows;
    private final SharedWork work;
    private final Clock clock;

    FileContents(Blobs blobs, BlobSweep sweep, NamingLock naming, FileRows rows, SharedWork work, Clock clock) {
        this.blobs = blobs;
        this.sweep = sweep;
        this.naming = naming;
        this.rows = rows;
        this.work = work;
        this.clock = clock;
    }

    /** Stores a content under a fresh name, which it returns. */
    String put(InputStream content) {
        String name = BlobNames.fresh(clock.instant());
        blobs.put(BlobNames.key(name), content);
        return name;
    }

    Optional<InputStream> open(String name) {
        return blobs.get(BlobNames.key(name));
    }

    /** For a content that no file was ever to name. */
    void discard(String name) {
        blobs.delete(BlobNames.key(name));
    }

    /** Sees to it that a content is there until the transaction that names it ends. */
    void require(String name) throws IOException {
        naming.share(BlobNames.KIND);
        if (!blobs.exists(BlobNames.key(name))) {
            throw new IOException("the content was lost");
        }
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void round() {
        work.run("sweep files", Duration.parse(EVERY), this::sweep);
    }

    void sweep() {
        sweep.sweep(BlobNames.KIND, rows::named);
    }
}
