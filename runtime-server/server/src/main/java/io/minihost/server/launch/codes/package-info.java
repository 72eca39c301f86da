/** QR codes of programs. */
@NamedInterface("codes")
@NullMarked
package io.minihost.server.launch.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
