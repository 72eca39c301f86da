/** Addresses of programs, and how people came to them. */
@NamedInterface("links")
@NullMarked
package io.minihost.server.launch.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
