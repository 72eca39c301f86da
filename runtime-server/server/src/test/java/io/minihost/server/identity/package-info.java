/** Tests of what the host knows about people. */
@NullMarked
package io.minihost.server.identity;

import org.jspecify.annotations.NullMarked;
