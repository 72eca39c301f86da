/** The merchant of the samples, and what its counters share. */
@NullMarked
package io.minihost.samples.merchant;

import org.jspecify.annotations.NullMarked;
