/** What the operator wants people to agree to, and who has. */
@NullMarked
package io.minihost.server.accounts.terms;

import org.jspecify.annotations.NullMarked;
