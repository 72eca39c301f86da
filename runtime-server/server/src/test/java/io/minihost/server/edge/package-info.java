@NullMarked
package io.minihost.server.edge;

import org.jspecify.annotations.NullMarked;
