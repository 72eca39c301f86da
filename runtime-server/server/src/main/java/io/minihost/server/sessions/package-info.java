/** Runs visits: launches, runners, the wire, the journal and the host APIs. */
@ApplicationModule(allowedDependencies = {"common", "audit", "outbound", "storage", "identity", "hostapi", "programs"})
@NullMarked
package io.minihost.server.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
