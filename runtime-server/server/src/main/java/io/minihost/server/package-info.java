/** The Minihost server. */
@NullMarked
package io.minihost.server;

import org.jspecify.annotations.NullMarked;
