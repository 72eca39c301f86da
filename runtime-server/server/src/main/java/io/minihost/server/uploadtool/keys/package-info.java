/** Keys that programs are uploaded with, and proofs that somebody holds one. */
@NullMarked
package io.minihost.server.uploadtool.keys;

import org.jspecify.annotations.NullMarked;
