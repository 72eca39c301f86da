/** What lies in a project's folder. */
@NullMarked
package io.minihost.cli.files;

import org.jspecify.annotations.NullMarked;
