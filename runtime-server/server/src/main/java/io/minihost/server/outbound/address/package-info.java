/** Which addresses may be called. */
@NullMarked
package io.minihost.server.outbound.address;

import org.jspecify.annotations.NullMarked;
