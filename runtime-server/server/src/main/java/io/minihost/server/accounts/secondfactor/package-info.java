/** Codes of authenticator apps, which people may be asked for beside their password. */
@NullMarked
package io.minihost.server.accounts.secondfactor;

import org.jspecify.annotations.NullMarked;
