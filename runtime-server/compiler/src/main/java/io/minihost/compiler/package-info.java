/** Compiles a mini program's bundle into what a guest runs and a browser paints. */
@NullMarked
package io.minihost.compiler;

import org.jspecify.annotations.NullMarked;
