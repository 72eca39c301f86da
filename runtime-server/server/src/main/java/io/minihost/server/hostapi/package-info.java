/** What a program can ask of its host: the interface that features implement, and on whose behalf they are called. */
@ApplicationModule(allowedDependencies = {"common", "audit", "identity"})
@NullMarked
package io.minihost.server.hostapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
