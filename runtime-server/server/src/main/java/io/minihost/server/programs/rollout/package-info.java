/** Whom a version is given to, by which plan, and what watches over it. */
@NullMarked
package io.minihost.server.programs.rollout;

import org.jspecify.annotations.NullMarked;
