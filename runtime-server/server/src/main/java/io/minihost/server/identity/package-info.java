/** Knows who is asking: people, developers, operators and their tokens. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "cluster", "outbound", "storage"})
@NullMarked
package io.minihost.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
