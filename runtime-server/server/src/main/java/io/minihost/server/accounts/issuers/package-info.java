/** OpenID Connect: people sign in with an account that they have elsewhere. */
@NullMarked
package io.minihost.server.accounts.issuers;

import org.jspecify.annotations.NullMarked;
