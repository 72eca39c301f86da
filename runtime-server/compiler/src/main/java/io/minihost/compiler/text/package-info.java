/** Places in sources, what they require, and their hashes. */
@NullMarked
package io.minihost.compiler.text;

import org.jspecify.annotations.NullMarked;
