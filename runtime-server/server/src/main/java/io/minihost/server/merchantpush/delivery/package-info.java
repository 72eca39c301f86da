/** Brings messages to programs' servers, and remembers how that went. */
@NullMarked
package io.minihost.server.merchantpush.delivery;

import org.jspecify.annotations.NullMarked;
