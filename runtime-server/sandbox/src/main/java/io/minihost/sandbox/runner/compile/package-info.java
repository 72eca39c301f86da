/** Compilers in child processes. */
@NullMarked
package io.minihost.sandbox.runner.compile;

import org.jspecify.annotations.NullMarked;
