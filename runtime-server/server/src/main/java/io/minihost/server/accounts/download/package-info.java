/** What is kept about people, for themselves. */
@NullMarked
package io.minihost.server.accounts.download;

import org.jspecify.annotations.NullMarked;
