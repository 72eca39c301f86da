/** Whether programs may be used, as operators say, and what developers answer. */
@NullMarked
package io.minihost.server.programs.standing;

import org.jspecify.annotations.NullMarked;
