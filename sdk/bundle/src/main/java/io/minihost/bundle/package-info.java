/** Reads mini program bundles: archives with their limits, configuration, validation. */
@NullMarked
package io.minihost.bundle;

import org.jspecify.annotations.NullMarked;
