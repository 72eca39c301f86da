/** Guests in child processes: what is in such a process, how it is talked to, and who starts, watches and kills it. */
@NullMarked
package io.minihost.sandbox.runner;

import org.jspecify.annotations.NullMarked;
