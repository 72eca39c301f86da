/** How calls and refusals look. */
@NullMarked
package io.minihost.server.merchantapi.wire;

import org.jspecify.annotations.NullMarked;
