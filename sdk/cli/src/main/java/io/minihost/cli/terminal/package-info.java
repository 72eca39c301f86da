/** What every command says, and how it fails. */
@NullMarked
package io.minihost.cli.terminal;

import org.jspecify.annotations.NullMarked;
