/** People who leave: at their own wish, at an operator's, after a long time away, or because they turn out to be somebody else. */
@NullMarked
package io.minihost.server.identity.departures;

import org.jspecify.annotations.NullMarked;
