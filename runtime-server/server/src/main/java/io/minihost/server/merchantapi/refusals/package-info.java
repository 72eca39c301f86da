/** What was refused, to be looked up for a week. */
@NullMarked
package io.minihost.server.merchantapi.refusals;

import org.jspecify.annotations.NullMarked;
