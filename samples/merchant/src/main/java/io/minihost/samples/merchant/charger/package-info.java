/** Chargers for rent: a deposit, and what is left of it when the charger comes back. */
@NullMarked
package io.minihost.samples.merchant.charger;

import org.jspecify.annotations.NullMarked;
