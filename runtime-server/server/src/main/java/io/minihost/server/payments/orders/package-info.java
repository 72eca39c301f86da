/** What people are to pay, and their paying it. */
@NullMarked
package io.minihost.server.payments.orders;

import org.jspecify.annotations.NullMarked;
