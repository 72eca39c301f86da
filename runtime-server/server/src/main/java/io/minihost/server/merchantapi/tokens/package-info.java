/** Access tokens of programs' servers. */
@NullMarked
package io.minihost.server.merchantapi.tokens;

import org.jspecify.annotations.NullMarked;
