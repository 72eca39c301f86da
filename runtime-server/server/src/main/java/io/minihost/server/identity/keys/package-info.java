/** Seals what is kept encrypted anew when the master key is replaced. */
@NullMarked
package io.minihost.server.identity.keys;

import org.jspecify.annotations.NullMarked;
