/** Links that work once: to the first operator's account, and back to an account that somebody has lost. */
@NullMarked
package io.minihost.server.accounts.links;

import org.jspecify.annotations.NullMarked;
