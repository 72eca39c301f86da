/** Who gets which version: release, gradual roll-out, rollback, and what can be opened. */
@NullMarked
package io.minihost.server.programs.release;

import org.jspecify.annotations.NullMarked;
