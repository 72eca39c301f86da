/** Who belongs to organisations, and how people come to. */
@NullMarked
package io.minihost.server.organisations.members;

import org.jspecify.annotations.NullMarked;
