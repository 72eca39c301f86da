/** Brings people back who have forgotten the password: by a code to a phone or a mail address that they have proved to have. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "rates",
            "identity",
            "sms",
            "mail",
            "accounts",
            "messages",
            "profile::phones",
            "profile::mails"
        })
@NullMarked
package io.minihost.server.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
