/** The platform's server API: what programs' own servers call, in the shape that their clients expect. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "common",
            "audit",
            "identity",
            "idempotency",
            "rates",
            "programs",
            "payments",
            "login",
            "messages",
            "messages::templates",
            "customerservice",
            "contentcheck",
            "updatables",
            "shortcuts",
            "shortcuts::drawing",
            "shortcuts::plainlinks"
        })
@NullMarked
package io.minihost.server.merchantapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
