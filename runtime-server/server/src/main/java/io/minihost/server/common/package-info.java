/** What every feature uses: ids, the settings of the host, the clock; problems and secrets in its rooms. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.minihost.server.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
