/** People's pictures. */
@NullMarked
package io.minihost.server.profile.avatars;

import org.jspecify.annotations.NullMarked;
