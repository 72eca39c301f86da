/** Tests of the samples' server. */
@NullMarked
package io.minihost.samples.merchant;

import org.jspecify.annotations.NullMarked;
