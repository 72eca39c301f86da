/** Brings up the embedded PostgreSQL when no other database is configured. */
@ApplicationModule(allowedDependencies = {"common"})
@NullMarked
package io.minihost.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
