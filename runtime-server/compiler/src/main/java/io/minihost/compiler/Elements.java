package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.bundle.config.ComponentConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells of elements in templates that are neither built in nor a component that the template may use. */
final class Elements {

    private static final String COMPONENTS = "/minihost/web/protocol/components.json";

    /** What is right in templates without being a component of this host. */
    private static final Set<String> OTHERS =
            Set.of("template", "slot", "import", "include", "wxs", "aria-component", "editor-portal");

    private static final Set<String> KNOWN = known();

    private final Bundle bundle;
    private final List<Problem> problems;

    Elements(Bundle bundle, List<Problem> problems) {
        this.bundle = bundle;
        this.problems = problems;
    }

    /** The built-in components as {@code web/protocol/src/support.ts} declares them, and the rest. */
    private static Set<String> known() {
        Set<String> names = new HashSet<>(OTHERS);
        for (JsonNode name : JsonMapper.shared().readTree(Resources.text(COMPONENTS))) {
            names.add(name.asString());
        }
        return Set.copyOf(names);
    }

    /**
     * Looks at one use.
     *
     * @param path of the template; imported ones may be meant for any component and are let be
     * @param use line and name with a space between
     */
    void used(String path, String use) {
        ComponentConfig config = bundle.components().get(path);
        int space = use.indexOf(' ');
        String tag = use.substring(space + 1);
        if (config == null
                || KNOWN.contains(tag)
                || config.usingComponents().containsKey(tag)
                || bundle.app().usingComponents().containsKey(tag)
                || config.json().path("componentGenerics").has(tag)) {
            return;
        }
        String hint = KNOWN.contains(tag.toLowerCase(Locale.ROOT)) ? "; names are written in lower case" : "";
        problems.add(new Problem(
                path + ".wxml",
                Integer.valueOf(use.substring(0, space)),
                null,
                Problem.Severity.WARNING,
                "Unknown element <" + tag + ">" + hint));
    }
}
