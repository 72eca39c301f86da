/** Where people get what they order. */
@NullMarked
package io.minihost.server.profile.addresses;

import org.jspecify.annotations.NullMarked;
