/** What the platform's own upload tool calls, with keys instead of tokens. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "common",
            "audit",
            "storage",
            "identity",
            "idempotency",
            "rates",
            "programs",
            "shortcuts::drawing",
            "launch::links"
        })
@NullMarked
package io.minihost.server.uploadtool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
