package io.minihost.bundle;

import io.minihost.bundle.config.AppConfig;
import io.minihost.bundle.config.ComponentConfig;
import io.minihost.bundle.config.Page;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A mini program as uploaded, read and checked.
 *
 * @param files everything below the program's root
 * @param hash hex SHA-256 over sorted paths and contents; the same for a folder, its zip and its upload container
 * @param pages in the order of app.json, subpackages after the main package
 * @param components configurations of all pages and of every component they can reach, by path
 * @param project project.config.json, or an empty object
 * @param warnings what is wrong without being a reason to refuse
 */
public record Bundle(
        BundleFiles files,
        String hash,
        AppConfig app,
        List<Page> pages,
        SortedMap<String, ComponentConfig> components,
        JsonNode project,
        List<Problem> warnings) {

    public Bundle {
        pages = List.copyOf(pages);
        components = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, ComponentConfig>) components));
        warnings = List.copyOf(warnings);
    }
}
