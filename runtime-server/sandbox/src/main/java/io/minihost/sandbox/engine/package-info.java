/** The JavaScript engine as guests get it: contexts, the bridge to their host, and what can be damaged. */
@NullMarked
package io.minihost.sandbox.engine;

import org.jspecify.annotations.NullMarked;
