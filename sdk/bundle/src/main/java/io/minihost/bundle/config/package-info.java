/** What a program says of itself, its pages and components in its JSON files. */
@NullMarked
package io.minihost.bundle.config;

import org.jspecify.annotations.NullMarked;
