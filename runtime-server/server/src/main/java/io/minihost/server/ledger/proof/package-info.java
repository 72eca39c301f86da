/** The proof that what was posted is still what it was: a chain of seals, and a look at everything. */
@NamedInterface("proof")
@NullMarked
package io.minihost.server.ledger.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
