/** What programs may know and do only if the person agrees, and the host's own questions about it. */
@ApplicationModule(allowedDependencies = {"common", "audit", "identity", "hostapi", "programs"})
@NullMarked
package io.minihost.server.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
