/** Deletes a program with all that is kept for it. */
@NullMarked
package io.minihost.server.programs.removal;

import org.jspecify.annotations.NullMarked;
