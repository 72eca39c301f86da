package io.minihost.compiler;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program ready to run: text only, no file of it is ever executed outside a sandbox.
 *
 * @param hash hex SHA-256 over content, compiler, core and prelude versions; the key of everything derived from it
 * @param manifest JSON of the shape {@code Manifest} in {@code web/protocol/src/manifest.ts}
 * @param modules by path with extension: JavaScript source of one expression, a function
 *     {@code (require, module, exports) => void}, whose lines are the lines of the developer's own file
 * @param templates JavaScript source of one expression: the generated template groups, by path without extension
 * @param styles by path without extension: scoped CSS of one style sheet, its imports inlined
 */
public record CompiledBundle(
        String hash, String manifest, Map<String, String> modules, String templates, Map<String, String> styles) {

    public CompiledBundle {
        modules = Map.copyOf(modules);
        styles = Map.copyOf(styles);
    }

    /** The characters of all texts together. */
    public long characters() {
        return Stream.of(modules.values(), styles.values())
                        .flatMap(Collection::stream)
                        .mapToLong(String::length)
                        .sum()
                + manifest.length()
                + templates.length();
    }
}
