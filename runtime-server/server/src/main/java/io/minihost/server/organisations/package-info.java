/** Organisations that have programs here, who belongs to them, and what each may do. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "identity", "accounts", "rates", "idempotency"})
@NullMarked
package io.minihost.server.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
