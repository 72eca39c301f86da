/** Takes from a process what it does not need before it reads what strangers wrote. */
@NullMarked
package io.minihost.sandbox.walls;

import org.jspecify.annotations.NullMarked;
