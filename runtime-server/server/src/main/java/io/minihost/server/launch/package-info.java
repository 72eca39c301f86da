/** Brings people to programs: links, QR codes and the page that a program opens in. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "accounts",
            "common",
            "audit",
            "outbound",
            "storage",
            "identity",
            "rates",
            "shortcuts",
            "hostapi",
            "assets",
            "programs",
            "programdata",
            "sessions"
        })
@NullMarked
package io.minihost.server.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
