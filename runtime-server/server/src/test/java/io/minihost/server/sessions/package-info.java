/** Tests of visits: what lies between a view and a guest. */
@NullMarked
package io.minihost.server.sessions;

import org.jspecify.annotations.NullMarked;
