/** Whether the domains that a program lists are its developer's. */
@NullMarked
package io.minihost.server.programs.verification;

import org.jspecify.annotations.NullMarked;
