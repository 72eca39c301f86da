/** What the command line can do, one class for each command. */
@NullMarked
package io.minihost.cli.commands;

import org.jspecify.annotations.NullMarked;
