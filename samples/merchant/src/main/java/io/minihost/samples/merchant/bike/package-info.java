/** Bike sharing: rides, what they cost, and a wallet for them. */
@NullMarked
package io.minihost.samples.merchant.bike;

import org.jspecify.annotations.NullMarked;
