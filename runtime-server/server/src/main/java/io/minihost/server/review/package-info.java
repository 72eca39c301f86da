/** What can be told of a version without running it, for those who review it. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "identity", "programs"})
@NullMarked
package io.minihost.server.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
