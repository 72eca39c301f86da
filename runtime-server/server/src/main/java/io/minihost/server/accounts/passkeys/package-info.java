/** Passkeys: keys in people's devices that sign them in, by Spring Security's WebAuthn. */
@NamedInterface("passkeys")
@NullMarked
package io.minihost.server.accounts.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
