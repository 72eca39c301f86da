/** The host's own HTML: texts, headers, icons, and the cookie of a person. */
@NamedInterface("pages")
@NullMarked
package io.minihost.server.launch.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
