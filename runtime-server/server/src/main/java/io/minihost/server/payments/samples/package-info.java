/** Who is paid by the samples: their accounts, and their server, which runs beside this one. */
@NullMarked
package io.minihost.server.payments.samples;

import org.jspecify.annotations.NullMarked;
