/** Client of the Minihost REST API. */
@NullMarked
package io.minihost.client;

import org.jspecify.annotations.NullMarked;
