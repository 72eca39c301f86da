/** Rehearsals: a merchant's twin whose orders go wrong on purpose, paid in test money, and what its server makes of it. */
@NullMarked
package io.minihost.server.payments.rehearsal;

import org.jspecify.annotations.NullMarked;
