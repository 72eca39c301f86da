/** Money: accounts, what moves between them, and the proof that nobody has changed it. It knows no person, program or order. */
@ApplicationModule(allowedDependencies = {"access", "common", "audit", "cluster", "identity"})
@NullMarked
package io.minihost.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
