/** What the host lets programs use of people's data and money, as developers ask and operators decide. */
@NullMarked
package io.minihost.server.programs.grants;

import org.jspecify.annotations.NullMarked;
