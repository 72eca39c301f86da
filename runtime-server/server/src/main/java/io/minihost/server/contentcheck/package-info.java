/** Says of texts and pictures whether they should be shown to others. */
@ApplicationModule(allowedDependencies = {"common", "audit", "identity", "outbound", "programs", "merchantpush"})
@NullMarked
package io.minihost.server.contentcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
