/** What people show and how they are reached: name, picture, phone numbers; and what of that programs learn. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "audit",
            "rates",
            "storage",
            "identity",
            "hostapi",
            "login",
            "consent",
            "accounts",
            "sms",
            "mail"
        })
@NullMarked
package io.minihost.server.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
