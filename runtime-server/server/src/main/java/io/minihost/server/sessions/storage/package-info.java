/** What programs keep for people by key. */
@NullMarked
package io.minihost.server.sessions.storage;

import org.jspecify.annotations.NullMarked;
