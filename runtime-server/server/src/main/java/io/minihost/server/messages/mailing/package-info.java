/** Tells people of messages by mail, at addresses that they have confirmed. */
@NullMarked
package io.minihost.server.messages.mailing;

import org.jspecify.annotations.NullMarked;
