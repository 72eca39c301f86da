/** The way in for every request: which hosts are ours, what is fit to be looked at, and how long it may take to come. */
@ApplicationModule(allowedDependencies = {"access", "common", "identity"})
@NullMarked
package io.minihost.server.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
