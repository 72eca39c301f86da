/** Where merchants' servers come in: signatures checked, answers signed, requests remembered. */
@NullMarked
package io.minihost.server.payments.door;

import org.jspecify.annotations.NullMarked;
