/** People in the database, and the cookies that guests are known by. */
@NullMarked
package io.minihost.server.identity.people;

import org.jspecify.annotations.NullMarked;
