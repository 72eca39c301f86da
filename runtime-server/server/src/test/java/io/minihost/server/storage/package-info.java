/** Tests of the package of the same name. */
@NullMarked
package io.minihost.server.storage;

import org.jspecify.annotations.NullMarked;
