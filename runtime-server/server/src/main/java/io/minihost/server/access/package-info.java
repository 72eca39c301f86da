/** What there is to do on this host, and which roles may do it: one table, in code. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.minihost.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
