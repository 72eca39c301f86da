/** Which addresses may be called, and under which name. */
@NullMarked
package io.minihost.server.outbound.address;

import org.jspecify.annotations.NullMarked;
