/** The shop: its prices, its orders, its parcels. */
@NullMarked
package io.minihost.samples.shop;

import org.jspecify.annotations.NullMarked;
