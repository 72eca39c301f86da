/** Registers programs and takes their versions from upload to release. */
@ApplicationModule(
        allowedDependencies = {"common", "audit", "outbound", "storage", "identity", "cluster", "idempotency"})
@NullMarked
package io.minihost.server.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
