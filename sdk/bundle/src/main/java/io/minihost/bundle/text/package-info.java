/** Paths, patterns and places in texts. */
@NullMarked
package io.minihost.bundle.text;

import org.jspecify.annotations.NullMarked;
