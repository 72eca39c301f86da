/** Brings people to programs: links, QR codes, the shell page and the files it loads. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "audit",
            "outbound",
            "storage",
            "identity",
            "hostapi",
            "programs",
            "programdata",
            "sessions"
        })
@NullMarked
package io.minihost.server.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
