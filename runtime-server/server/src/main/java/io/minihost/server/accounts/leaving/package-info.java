/** People who want their accounts deleted, and guests who want to be forgotten. */
@NullMarked
package io.minihost.server.accounts.leaving;

import org.jspecify.annotations.NullMarked;
