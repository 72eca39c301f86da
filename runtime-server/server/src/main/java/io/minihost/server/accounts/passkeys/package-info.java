/** Passkeys: keys in people's devices that sign them in, by Spring Security's WebAuthn. */
@NullMarked
package io.minihost.server.accounts.passkeys;

import org.jspecify.annotations.NullMarked;
