/** Logs people in to programs: codes, session keys, and the names that programs know them by. */
@ApplicationModule(allowedDependencies = {"access", "common", "identity", "accounts", "hostapi", "programs"})
@NullMarked
package io.minihost.server.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
