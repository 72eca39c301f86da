/** What programs tell people: kinds of messages, what people agree to, the inbox, and the ways in which it calls. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "common",
            "audit",
            "outbound",
            "identity",
            "accounts",
            "mail",
            "rates",
            "hostapi",
            "programs"
        })
@NullMarked
package io.minihost.server.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
