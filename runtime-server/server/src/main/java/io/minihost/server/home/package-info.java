/** The host's home: what people have at hand, search, and their settings for each program. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "audit",
            "storage",
            "identity",
            "rates",
            "hostapi",
            "assets",
            "programs",
            "programdata",
            "messages",
            "sessions",
            "shortcuts",
            "shortcuts::plainlinks",
            "launch",
            "launch::pages",
            "launch::links",
            "launch::codes"
        })
@NullMarked
package io.minihost.server.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
