/** Connections of programs to other servers that outlive one call. */
@NullMarked
package io.minihost.server.sessions.network;

import org.jspecify.annotations.NullMarked;
