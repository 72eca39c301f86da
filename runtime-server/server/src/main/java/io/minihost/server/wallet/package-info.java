/** People's money: what they have, and what operators put in and pay out by hand. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "identity", "idempotency", "accounts", "ledger"})
@NullMarked
package io.minihost.server.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
