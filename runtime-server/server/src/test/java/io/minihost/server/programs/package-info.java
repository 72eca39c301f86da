/** Tests of programs and their versions. */
@NullMarked
package io.minihost.server.programs;

import org.jspecify.annotations.NullMarked;
