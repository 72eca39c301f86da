/** Guests who turn out to be people with an account. */
@NullMarked
package io.minihost.server.accounts.guests;

import org.jspecify.annotations.NullMarked;
