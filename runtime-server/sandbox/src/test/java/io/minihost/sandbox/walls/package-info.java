@NullMarked
package io.minihost.sandbox.walls;

import org.jspecify.annotations.NullMarked;
