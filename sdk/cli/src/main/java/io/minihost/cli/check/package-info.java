/** Tries a program before it is uploaded: its files, and every page in the sandbox. */
@NullMarked
package io.minihost.cli.check;

import org.jspecify.annotations.NullMarked;
