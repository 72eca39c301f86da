/** Phone numbers that people have proved to have. */
@NullMarked
package io.minihost.server.profile.phones;

import org.jspecify.annotations.NullMarked;
