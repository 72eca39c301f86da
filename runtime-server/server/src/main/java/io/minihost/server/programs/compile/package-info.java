/** Compiles archives, each in a process of its own or here. */
@NullMarked
package io.minihost.server.programs.compile;

import org.jspecify.annotations.NullMarked;
