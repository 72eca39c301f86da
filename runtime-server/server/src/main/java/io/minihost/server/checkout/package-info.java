/** The pay sheet: what a program asks a person to pay, and how the person proves that they want to. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "identity",
            "accounts",
            "accounts::passkeys",
            "hostapi",
            "ledger",
            "payments",
            "payments::proof",
            "pins",
            "wallet"
        })
@NullMarked
package io.minihost.server.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
