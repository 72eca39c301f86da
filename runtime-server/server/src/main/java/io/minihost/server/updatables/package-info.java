/** Activities that shared cards tell of, as programs' servers change them. */
@ApplicationModule(allowedDependencies = {"common", "programs"})
@NullMarked
package io.minihost.server.updatables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
