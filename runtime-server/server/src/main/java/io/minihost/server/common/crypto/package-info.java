/** Hashes, signatures, random texts and what is kept encrypted. */
@NullMarked
package io.minihost.server.common.crypto;

import org.jspecify.annotations.NullMarked;
