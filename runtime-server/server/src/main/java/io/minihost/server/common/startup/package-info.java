/** What is read before there is a server, and how it is said that none can start. */
@NullMarked
package io.minihost.server.common.startup;

import org.jspecify.annotations.NullMarked;
