/** What programs there are, whose they are, and which domains they may call. */
@NullMarked
package io.minihost.server.programs.registry;

import org.jspecify.annotations.NullMarked;
