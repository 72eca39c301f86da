/** What people see and do in conversations with programs' staff. */
@NullMarked
package io.minihost.server.customerservice.person;

import org.jspecify.annotations.NullMarked;
