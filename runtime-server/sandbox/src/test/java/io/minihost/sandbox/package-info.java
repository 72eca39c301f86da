/** The contract kit every host of guests passes, and tests of the sandbox's parts. */
@NullMarked
package io.minihost.sandbox;

import org.jspecify.annotations.NullMarked;
