/** What people get back of what they have paid. */
@NullMarked
package io.minihost.server.payments.refunds;

import org.jspecify.annotations.NullMarked;
