/** The files that pages load: the view, the host's own pages', the console's and those of bundles. */
@ApplicationModule(allowedDependencies = {"common", "storage", "identity", "hostapi", "programs"})
@NullMarked
package io.minihost.server.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
