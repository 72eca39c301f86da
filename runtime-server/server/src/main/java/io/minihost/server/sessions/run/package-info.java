/** One run of a program for a session: its guest, the journal, replay, and the calls it makes. */
@NullMarked
package io.minihost.server.sessions.run;

import org.jspecify.annotations.NullMarked;
