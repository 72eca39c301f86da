/** Files of programs: what people choose, what is downloaded, and what programs keep. */
@NamedInterface("files")
@NullMarked
package io.minihost.server.programdata.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
