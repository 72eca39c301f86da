/** Which addresses of other sites open a program when the host's scanner reads them. */
@NamedInterface("plainlinks")
@NullMarked
package io.minihost.server.shortcuts.plainlinks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
