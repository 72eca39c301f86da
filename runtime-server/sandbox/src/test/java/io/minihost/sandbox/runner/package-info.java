/** Tests of runner and compiler processes. */
@NullMarked
package io.minihost.sandbox.runner;

import org.jspecify.annotations.NullMarked;
