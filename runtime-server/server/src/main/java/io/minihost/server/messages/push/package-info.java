/** Tells browsers of messages while none of the host's pages is open, by Web Push. */
@NullMarked
package io.minihost.server.messages.push;

import org.jspecify.annotations.NullMarked;
