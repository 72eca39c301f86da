/** What a turn may take: threads, CPU time and memory, and who is stopped for taking more. */
@NullMarked
package io.minihost.sandbox.limits;

import org.jspecify.annotations.NullMarked;
