/** Several servers on one database: who is there, what they tell each other, and which of them does what only one may do. */
@ApplicationModule(allowedDependencies = {"common"})
@NullMarked
package io.minihost.server.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
