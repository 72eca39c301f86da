/** Browsers in which people are signed in. */
@NullMarked
package io.minihost.server.accounts.devices;

import org.jspecify.annotations.NullMarked;
