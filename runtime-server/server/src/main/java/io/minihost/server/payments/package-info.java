/** Payments: merchants, their orders and refunds, and the platform's payment API that their servers call. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "common",
            "audit",
            "identity",
            "idempotency",
            "ledger",
            "outbound",
            "rates",
            "programs",
            "wallet"
        })
@NullMarked
package io.minihost.server.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
