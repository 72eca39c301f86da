/** What the upload tool sends, and what it is told. */
@NullMarked
package io.minihost.server.uploadtool.wire;

import org.jspecify.annotations.NullMarked;
