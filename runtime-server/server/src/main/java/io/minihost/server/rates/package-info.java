/** Lets people do things only so often, whichever node they come to. */
@ApplicationModule(allowedDependencies = {"common"})
@NullMarked
package io.minihost.server.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
