/** Takes archives in, one for each developer at a time, and makes versions of them. */
@NullMarked
package io.minihost.server.programs.upload;

import org.jspecify.annotations.NullMarked;
