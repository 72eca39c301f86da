/** Tests of the accounts of those who are paid by the samples. */
@NullMarked
package io.minihost.server.payments.samples;

import org.jspecify.annotations.NullMarked;
