/** Tells programs' own servers of messages and events, at the address that they have given. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "identity", "outbound", "rates", "programs"})
@NullMarked
package io.minihost.server.merchantpush;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
