/** The records of a zip archive that say where its files are. */
@NullMarked
package io.minihost.bundle.zip;

import org.jspecify.annotations.NullMarked;
