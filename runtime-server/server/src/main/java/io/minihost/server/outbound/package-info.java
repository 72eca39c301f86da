/** The one guarded client for everything the server asks of others over the network. */
@ApplicationModule(allowedDependencies = {"common", "audit"})
@NullMarked
package io.minihost.server.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
