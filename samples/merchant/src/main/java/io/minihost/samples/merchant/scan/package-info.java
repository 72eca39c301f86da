/** Scan and go: goods by their bar codes, baskets, and the gate that lets each out once. */
@NullMarked
package io.minihost.samples.merchant.scan;

import org.jspecify.annotations.NullMarked;
