/** Takes archives in, a few of each developer at a time, and makes versions of them. */
@NullMarked
package io.minihost.server.programs.upload;

import org.jspecify.annotations.NullMarked;
