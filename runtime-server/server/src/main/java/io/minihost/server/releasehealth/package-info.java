/** How launches of released versions turn out, and what follows for their releases. */
@ApplicationModule(allowedDependencies = {"access", "common", "identity", "hostapi", "programs"})
@NullMarked
package io.minihost.server.releasehealth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
