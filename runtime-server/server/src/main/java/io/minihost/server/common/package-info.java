/** What every feature uses: ids, problems, the settings of the host, the clock. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.minihost.server.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
