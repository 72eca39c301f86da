/** What server and runners say to each other. */
@NullMarked
package io.minihost.sandbox.runner.frames;

import org.jspecify.annotations.NullMarked;
