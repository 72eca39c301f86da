/** What features keep about people, as those people may read it. */
@NullMarked
package io.minihost.server.common.personal;

import org.jspecify.annotations.NullMarked;
