/** Short addresses, codes and links of programs' pages, as the programs' own servers make them. */
@ApplicationModule(allowedDependencies = {"common", "audit", "identity", "outbound", "programs"})
@NullMarked
package io.minihost.server.shortcuts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
