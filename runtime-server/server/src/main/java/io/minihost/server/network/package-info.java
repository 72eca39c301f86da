/** What programs ask of other servers: requests, transfers of files, and sockets. */
@ApplicationModule(
        allowedDependencies = {
            "common",
            "outbound",
            "storage",
            "identity",
            "hostapi",
            "programs",
            "programdata",
            "programdata::files"
        })
@NullMarked
package io.minihost.server.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
