/** The official template compiler, a WebAssembly module, behind a small Java face. */
@NullMarked
package io.minihost.compiler.wxml;

import org.jspecify.annotations.NullMarked;
