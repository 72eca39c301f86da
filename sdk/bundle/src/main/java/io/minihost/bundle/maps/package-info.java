/** Finds the place in a developer's own file that a place in a built file comes from. */
@NullMarked
package io.minihost.bundle.maps;

import org.jspecify.annotations.NullMarked;
