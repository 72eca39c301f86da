/** Tests of the guarded client against real servers. */
@NullMarked
package io.minihost.server.outbound;

import org.jspecify.annotations.NullMarked;
