/** Tokens that people make for themselves or for their organisations. */
@NullMarked
package io.minihost.server.organisations.tokens;

import org.jspecify.annotations.NullMarked;
