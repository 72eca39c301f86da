package io.minihost.bundle.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The configuration of one page or component.
 *
 * @param path from the program's root, without extension
 * @param component whether it says that it is a component
 * @param usingComponents by tag name: a path in the bundle, or {@code plugin://…} and the like as written; those whose
 *     files are missing are left out
 * @param json as uploaded, except for {@code usingComponents} and the defaults of {@code componentGenerics}, which are
 *     resolved
 */
public record ComponentConfig(String path, boolean component, Map<String, String> usingComponents, JsonNode json) {

    public ComponentConfig {
        usingComponents = Collections.unmodifiableMap(new LinkedHashMap<>(usingComponents));
    }
}
