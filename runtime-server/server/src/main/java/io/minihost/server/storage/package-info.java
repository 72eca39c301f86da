/** Keeps blobs behind one interface. */
@ApplicationModule(allowedDependencies = {"common", "audit", "cluster", "outbound"})
@NullMarked
package io.minihost.server.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
