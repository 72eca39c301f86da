/** Login codes of programs. */
@ApplicationModule(allowedDependencies = {"common", "identity", "hostapi", "programs"})
@NullMarked
package io.minihost.server.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
