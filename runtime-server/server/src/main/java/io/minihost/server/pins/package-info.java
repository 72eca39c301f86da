/** The six digits that people pay with, and for how long somebody who has lost them can only pay small sums. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "audit",
            "identity",
            "rates",
            "accounts",
            "accounts::credentials",
            "accounts::passkeys",
            "profile::phones"
        })
@NullMarked
package io.minihost.server.pins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
