package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.config.ComponentConfig;
import io.minihost.bundle.config.Page;
import io.minihost.compiler.text.Hashes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How each page and component of a program is styled.
 *
 * @param pages paths of the pages
 * @param isolation by path
 * @param scopes prefix of the class names by path, for those that have one of their own
 * @param hosts for the other components, what tells the elements of one from those of all
 */
record Styling(
        Set<String> pages,
        Map<String, StyleIsolation> isolation,
        Map<String, String> scopes,
        Map<String, String> hosts) {

    /** The scope of the program's own sheet, its pages and its shared components. */
    static final String SHARED = "_";

    private static final int LETTERS = 4;

    static Styling of(Bundle bundle) {
        Set<String> pages = bundle.pages().stream().map(Page::path).collect(Collectors.toSet());
        Map<String, StyleIsolation> isolation = new LinkedHashMap<>();
        Map<String, String> scopes = new TreeMap<>();
        Map<String, String> hosts = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        ComponentScripts scripts = new ComponentScripts(bundle.files());
        for (ComponentConfig config : bundle.components().values()) {
            StyleIsolation own = StyleIsolation.of(config, pages.contains(config.path()), scripts::isolation);
            isolation.put(config.path(), own);
            if (own.ownScope()) {
                scopes.put(config.path(), scope(config.path(), taken));
            } else if (!pages.contains(config.path())) {
                hosts.put(config.path(), scope(config.path(), taken));
            }
        }
        return new Styling(pages, isolation, scopes, hosts);
    }

    String scope(String path) {
        return scopes.getOrDefault(path, SHARED);
    }

    /** What {@code :host} finds; no element has it that is of no component. */
    String host(String path) {
        return hosts.getOrDefault(path, "app");
    }

    /** From the path alone, so that a component more or less leaves the sheets of the others as they were. */
    private static String scope(String path, Set<String> taken) {
        String name = new BigInteger(Hashes.sha256(path.getBytes(StandardCharsets.UTF_8)), 16).toString(36);
        int end = LETTERS;
        while (!taken.add(name.substring(0, end))) {
            end++;
        }
        return "c" + name.substring(0, end);
    }
}
