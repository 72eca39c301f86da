/** What {@code web/protocol} declares, for those who speak it in Java. */
@NullMarked
package io.minihost.protocol;

import org.jspecify.annotations.NullMarked;
