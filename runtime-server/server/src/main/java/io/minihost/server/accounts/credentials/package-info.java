/** What people prove themselves with. */
@NullMarked
package io.minihost.server.accounts.credentials;

import org.jspecify.annotations.NullMarked;
