/** Phone numbers that people have proved to have. */
@NamedInterface("phones")
@NullMarked
package io.minihost.server.profile.phones;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
