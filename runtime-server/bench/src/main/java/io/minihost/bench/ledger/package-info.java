/** Payments through the ledger, beside the simplest thing that can be done to a balance. */
@NullMarked
package io.minihost.bench.ledger;

import org.jspecify.annotations.NullMarked;
