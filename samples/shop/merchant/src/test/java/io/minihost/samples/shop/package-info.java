/** Tests of the shop's server. */
@NullMarked
package io.minihost.samples.shop;

import org.jspecify.annotations.NullMarked;
