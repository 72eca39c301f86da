/** What programs may know and do only if the person agrees, and the host's own questions about it. */
@NullMarked
package io.minihost.server.sessions.consent;

import org.jspecify.annotations.NullMarked;
