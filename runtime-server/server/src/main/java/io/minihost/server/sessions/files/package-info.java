/** Files of programs: what people choose, what is downloaded, and what programs keep. */
@NullMarked
package io.minihost.server.sessions.files;

import org.jspecify.annotations.NullMarked;
