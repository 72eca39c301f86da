/** How calls of merchants' servers look, and what signs and encrypts them. */
@NullMarked
package io.minihost.server.payments.wire;

import org.jspecify.annotations.NullMarked;
