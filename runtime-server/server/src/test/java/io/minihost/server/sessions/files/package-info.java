/** Tests of the package of the same name. */
@NullMarked
package io.minihost.server.sessions.files;

import org.jspecify.annotations.NullMarked;
