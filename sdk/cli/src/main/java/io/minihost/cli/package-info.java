/** The {@code minihost} command. */
@NullMarked
package io.minihost.cli;

import org.jspecify.annotations.NullMarked;
