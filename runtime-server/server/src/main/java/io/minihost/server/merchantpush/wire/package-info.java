/** How messages look on their way to programs' servers. */
@NullMarked
package io.minihost.server.merchantpush.wire;

import org.jspecify.annotations.NullMarked;
