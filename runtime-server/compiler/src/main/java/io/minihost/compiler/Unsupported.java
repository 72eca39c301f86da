package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.bundle.config.ComponentConfig;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells what a program's configuration asks for that this host does not have. */
final class Unsupported {

    private Unsupported() {}

    static List<Problem> in(Bundle bundle) {
        List<Problem> problems = new ArrayList<>();
        JsonNode app = bundle.app().json();
        for (String key : List.of("plugins", "workers", "functionalPages")) {
            if ((app.hasNonNull(key) && !app.path(key).isEmpty())
                    || app.path(key).isString()) {
                problems.add(Problem.warning("app.json", "\"" + key + "\" is not supported"));
            }
        }
        for (ComponentConfig config : bundle.components().values()) {
            config.usingComponents().forEach((name, target) -> {
                if (target.contains("://")) {
                    problems.add(Problem.warning(
                            config.path() + ".json", "Component \"" + name + "\" is not supported: " + target));
                }
            });
            if (config.json().path("renderer").asString("").equals("xr-frame")) {
                problems.add(Problem.warning(config.path() + ".json", "xr-frame is not supported"));
            }
        }
        return problems;
    }
}
