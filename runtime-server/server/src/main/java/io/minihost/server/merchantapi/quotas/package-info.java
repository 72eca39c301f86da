/** How often programs' servers may call. */
@NullMarked
package io.minihost.server.merchantapi.quotas;

import org.jspecify.annotations.NullMarked;
