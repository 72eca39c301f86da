/** Tests of what people's browsers load. */
@NullMarked
package io.minihost.server.launch;

import org.jspecify.annotations.NullMarked;
