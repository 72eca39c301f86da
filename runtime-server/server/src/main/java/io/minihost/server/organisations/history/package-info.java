/** What was done to organisations and their programs, for those who answer for them. */
@NullMarked
package io.minihost.server.organisations.history;

import org.jspecify.annotations.NullMarked;
