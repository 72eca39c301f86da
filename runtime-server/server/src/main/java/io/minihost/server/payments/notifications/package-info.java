/** Tells merchants' servers what has happened, until they have taken it. */
@NullMarked
package io.minihost.server.payments.notifications;

import org.jspecify.annotations.NullMarked;
