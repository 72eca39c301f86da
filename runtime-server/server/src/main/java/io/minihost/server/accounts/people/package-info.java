/** People as those see them who run the host, and who has looked. */
@NullMarked
package io.minihost.server.accounts.people;

import org.jspecify.annotations.NullMarked;
