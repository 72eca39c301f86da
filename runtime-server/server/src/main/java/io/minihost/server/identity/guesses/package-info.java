/** Counts wrong tokens. */
@NullMarked
package io.minihost.server.identity.guesses;

import org.jspecify.annotations.NullMarked;
