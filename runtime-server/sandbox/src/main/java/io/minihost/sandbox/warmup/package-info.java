/** What is made ready before somebody wants it: classes, code and contexts. */
@NullMarked
package io.minihost.sandbox.warmup;

import org.jspecify.annotations.NullMarked;
