/** What the launcher does instead of serving: looking whether the ledger is in order, backing up, bringing back. */
@ApplicationModule(allowedDependencies = {"common", "database", "identity", "ledger", "ledger::proof"})
@NullMarked
package io.minihost.server.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
