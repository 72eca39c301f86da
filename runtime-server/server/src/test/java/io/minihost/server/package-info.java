/** Tests of the server as a whole. */
@NullMarked
package io.minihost.server;

import org.jspecify.annotations.NullMarked;
