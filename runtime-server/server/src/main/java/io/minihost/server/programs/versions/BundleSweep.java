package io.minihost.server.programs.versions;

import io.minihost.server.common.SharedWork;
import io.minihost.server.storage.BlobSweep;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes stored archives and compiled bundles that neither a version nor an open visit needs. */
@Component
public class BundleSweep {

    private static final Logger LOG = LoggerFactory.getLogger(BundleSweep.class);

    private static final String EVERY = "PT1H";

    private final BlobSweep blobs;
    private final BuildExpiry builds;
    private final SharedWork work;

    BundleSweep(BlobSweep blobs, BuildExpiry builds, SharedWork work) {
        this.blobs = blobs;
        this.builds = builds;
        this.work = work;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        round();
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void round() {
        work.run("sweep bundles", Duration.parse(EVERY), this::sweep);
    }

    void sweep() {
        builds.tidy();
        BundleStore.KINDS.forEach(kind -> blobs.sweep(kind, this::named));
    }

    /** Deletes what nothing names, however young. */
    public void discard(Collection<String> hashes) {
        try {
            discard(hashes, this::named);
        } catch (RuntimeException e) {
            LOG.warn("bundles that nothing names are left to the next sweep", e);
        }
    }

    /** Deletes what no version names, even if a visit that is about to end still does. */
    public void discardUnversioned(Collection<String> hashes) {
        discard(hashes, builds::named);
    }

    private void discard(Collection<String> hashes, BlobSweep.Names names) {
        builds.discard(hashes);
        BundleStore.KINDS.forEach(kind -> blobs.discard(kind, hashes, names));
    }

    private Set<String> named(Collection<String> hashes) {
        var all = new HashSet<>(builds.named(hashes));
        all.addAll(builds.used(hashes));
        return all;
    }
}
