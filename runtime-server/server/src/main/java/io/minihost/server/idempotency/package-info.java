/** Creating calls that are sent again create nothing twice. */
@ApplicationModule(allowedDependencies = {"common", "identity"})
@NullMarked
package io.minihost.server.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
