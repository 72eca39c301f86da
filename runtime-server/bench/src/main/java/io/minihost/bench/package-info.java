/** Benchmarks beside peers. */
@NullMarked
package io.minihost.bench;

import org.jspecify.annotations.NullMarked;
