/** How many visits there may be, and the places that are kept for those that are on their way. */
@NullMarked
package io.minihost.server.sessions.capacity;

import org.jspecify.annotations.NullMarked;
