package io.minihost.sandbox.engine;

import io.minihost.compiler.CompiledBundle;
import java.util.Map;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/** A program's sources. As long as it is reachable, the engine keeps what it parsed and compiled of them. */
public final class LoadedProgram {

    private final String hash;
    private final String manifest;
    private final Source templates;
    private final Map<String, Source> modules;

    public LoadedProgram(CompiledBundle bundle) {
        this.hash = bundle.hash();
        this.manifest = bundle.manifest();
        this.templates = GuestEngine.source("templates.js", bundle.templates());
        this.modules = bundle.modules().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> GuestEngine.source(e.getKey(), e.getValue())));
    }

    String hash() {
        return hash;
    }

    String manifest() {
        return manifest;
    }

    Source templates() {
        return templates;
    }

    /** The compiled module of that path, or null. */
    @Nullable
    Source module(String path) {
        return modules.get(path);
    }
}
