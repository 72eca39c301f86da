package io.minihost.bundle.config;

import java.util.List;

/**
 * A part of a program that is loaded when one of its pages is opened.
 *
 * @param root folder without slashes at the ends
 * @param name as configured, or the root
 * @param pages full page paths
 */
public record Subpackage(String root, String name, List<String> pages, boolean independent) {

    public Subpackage {
        pages = List.copyOf(pages);
    }
}
