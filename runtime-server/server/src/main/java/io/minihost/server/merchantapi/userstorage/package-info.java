/** What programs' servers keep for their people. */
@NullMarked
package io.minihost.server.merchantapi.userstorage;

import org.jspecify.annotations.NullMarked;
