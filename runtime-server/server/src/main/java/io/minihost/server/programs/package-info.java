/** Registers programs and takes their versions from upload to release. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "accounts",
            "common",
            "audit",
            "outbound",
            "storage",
            "identity",
            "cluster",
            "hostapi",
            "idempotency",
            "rates",
            "organisations"
        })
@NullMarked
package io.minihost.server.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
