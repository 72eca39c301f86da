/** What programs and the host say about a session, for its developer. */
@NullMarked
package io.minihost.server.sessions.log;

import org.jspecify.annotations.NullMarked;
