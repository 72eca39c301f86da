/** Kinds of messages: those of the library, those that programs have taken from it, and what their values may be. */
@NamedInterface("templates")
@NullMarked
package io.minihost.server.messages.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
