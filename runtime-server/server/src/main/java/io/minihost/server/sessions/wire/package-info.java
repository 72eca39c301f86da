/** The socket between views and this server: its frames, its connections, and what is sent again. */
@NullMarked
package io.minihost.server.sessions.wire;

import org.jspecify.annotations.NullMarked;
