/** What people tell a program's developer. */
@ApplicationModule(allowedDependencies = {"access", "common", "storage", "identity", "rates", "hostapi", "programs"})
@NullMarked
package io.minihost.server.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
