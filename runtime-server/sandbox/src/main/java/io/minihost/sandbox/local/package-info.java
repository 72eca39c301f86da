/** Guests in this process. */
@NullMarked
package io.minihost.sandbox.local;

import org.jspecify.annotations.NullMarked;
