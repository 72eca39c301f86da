/** Runs visits: admission, the wire, the journal, replay, and the log. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "common",
            "audit",
            "storage",
            "identity",
            "cluster",
            "hostapi",
            "hostapi :: calls",
            "programs",
            "runtime"
        })
@NullMarked
package io.minihost.server.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
