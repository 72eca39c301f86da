/** Traffic fines: notices of a car, paid once, with a receipt. */
@NullMarked
package io.minihost.samples.merchant.fine;

import org.jspecify.annotations.NullMarked;
