/** What programs keep for people: values by key, and files. */
@ApplicationModule(
        allowedDependencies = {"common", "outbound", "storage", "identity", "cluster", "hostapi", "programs"})
@NullMarked
package io.minihost.server.programdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
