package io.minihost.server.programs.versions;

import io.minihost.server.programs.BundleUse;
import io.minihost.server.storage.BlobSweep;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes stored archives and compiled bundles that neither a version nor an open visit names. */
@Component
public class BundleSweep {

    private static final Logger LOG = LoggerFactory.getLogger(BundleSweep.class);

    private final BlobSweep blobs;
    private final ProgramVersions versions;
    private final ObjectProvider<BundleUse> users;

    BundleSweep(BlobSweep blobs, ProgramVersions versions, ObjectProvider<BundleUse> users) {
        this.blobs = blobs;
        this.versions = versions;
        this.users = users;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        sweep();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void sweep() {
        BundleStore.KINDS.forEach(kind -> blobs.sweep(kind, this::named));
    }

    /** Deletes what nothing names, however young. */
    public void discard(Collection<String> hashes) {
        discard(hashes, this::named);
    }

    /** Deletes what no version names, even if a visit that is about to end still does. */
    public void discardUnversioned(Collection<String> hashes) {
        discard(hashes, ids -> Set.copyOf(versions.named(ids)));
    }

    private void discard(Collection<String> hashes, BlobSweep.Names names) {
        try {
            BundleStore.KINDS.forEach(kind -> blobs.discard(kind, hashes, names));
        } catch (RuntimeException e) {
            LOG.warn("bundles that nothing names are left to the next sweep", e);
        }
    }

    private Set<String> named(Collection<String> hashes) {
        var all = new HashSet<>(versions.named(List.copyOf(hashes)));
        users.forEach(user -> all.addAll(user.of(hashes)));
        return all;
    }
}
