/** What programs keep for people by key. */
@NullMarked
package io.minihost.server.programdata.storage;

import org.jspecify.annotations.NullMarked;
