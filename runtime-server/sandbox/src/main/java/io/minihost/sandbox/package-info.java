/** Runs strangers' programs: guests, their limits, and the processes they live in. */
@NullMarked
package io.minihost.sandbox;

import org.jspecify.annotations.NullMarked;
