package io.minihost.server.programs.removal;

import io.minihost.server.programs.versions.BundleSweep;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Deletes the bundles of deleted programs. What is gone already, or what another program has too, it leaves alone. */
@Component
class LeftBundles {

    private final BundleSweep sweep;

    LeftBundles(BundleSweep sweep) {
        this.sweep = sweep;
    }

    @ApplicationModuleListener
    void onBundlesLeft(BundlesLeft event) {
        sweep.discardUnversioned(event.blobs());
    }
}
