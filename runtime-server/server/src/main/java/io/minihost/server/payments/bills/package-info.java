/** A day's orders, refunds and money of a merchant as files. */
@NullMarked
package io.minihost.server.payments.bills;

import org.jspecify.annotations.NullMarked;
