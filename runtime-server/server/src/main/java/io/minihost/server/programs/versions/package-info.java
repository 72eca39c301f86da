/** The versions of programs and what is stored for each. */
@NullMarked
package io.minihost.server.programs.versions;

import org.jspecify.annotations.NullMarked;
