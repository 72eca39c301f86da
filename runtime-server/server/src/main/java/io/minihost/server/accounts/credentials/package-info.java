/** What people prove themselves with. */
@NamedInterface("credentials")
@NullMarked
package io.minihost.server.accounts.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
