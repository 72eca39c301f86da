/** The keys that the host signs its answers and notifications with. */
@NullMarked
package io.minihost.server.payments.platform;

import org.jspecify.annotations.NullMarked;
