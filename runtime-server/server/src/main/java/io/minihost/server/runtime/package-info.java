/** The processes that programs run in, and which programs share one. */
@ApplicationModule(allowedDependencies = {"access", "common", "identity", "programs"})
@NullMarked
package io.minihost.server.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
