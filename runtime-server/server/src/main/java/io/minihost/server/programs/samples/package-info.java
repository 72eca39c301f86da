/** The samples that a new server brings with it. */
@NullMarked
package io.minihost.server.programs.samples;

import org.jspecify.annotations.NullMarked;
