/** People's accounts: signing up and in, the browsers they are signed in with, and what guests bring along. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "rates", "identity", "outbound"})
@NullMarked
package io.minihost.server.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
