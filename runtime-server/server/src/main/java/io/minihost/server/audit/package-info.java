/** Keeps an append-only log of changes. */
@ApplicationModule(allowedDependencies = {"common"})
@NullMarked
package io.minihost.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
