/** Who is paid here, what their servers prove themselves with, and who works for them. */
@NullMarked
package io.minihost.server.payments.merchants;

import org.jspecify.annotations.NullMarked;
