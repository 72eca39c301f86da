/** Tests of what every feature uses. */
@NullMarked
package io.minihost.server.common;

import org.jspecify.annotations.NullMarked;
