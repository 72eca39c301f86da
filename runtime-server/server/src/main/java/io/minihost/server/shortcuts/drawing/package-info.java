/** Pictures of codes. */
@NamedInterface("drawing")
@NullMarked
package io.minihost.server.shortcuts.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
