package io.minihost.compiler;

import io.minihost.bundle.BundleFiles;
import io.minihost.compiler.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What components' scripts say of style isolation. Each file is looked through once, however many require it. */
final class ComponentScripts {

    /** In a component's JavaScript: its options, as a literal or assigned in a constructor. */
    private static final Pattern OPTIONS = Pattern.compile("\\boptions\\s*[:=]\\s*\\{([^{}]{0,2000})\\}");

    private static final Pattern ISOLATION = Pattern.compile("\\bstyleIsolation['\"]?\\s*:\\s*['\"]([\\w-]+)['\"]");
    private static final Pattern GLOBAL_CLASS = Pattern.compile("\\baddGlobalClass['\"]?\\s*:\\s*(?:true|!0)\\b");
    private static final Pattern COMPONENT_CALL = Pattern.compile("(?<![\\w.$])Component\\s*\\(");
    private static final Pattern REQUIRED =
            Pattern.compile("(?:\\brequire\\s*\\(|\\bfrom\\b)\\s*['\"](\\.[^'\"]+)['\"]");

    /** Real components have up to 35. */
    private static final int REQUIRED_MAX = 100;

    private final BundleFiles files;
    private final Map<String, Optional<Script>> known = new HashMap<>();

    private record Script(boolean callsComponent, @Nullable StyleIsolation options, List<String> required) {}

    ComponentScripts(BundleFiles files) {
        this.files = files;
    }

    /** What the script of a page or component says, or the helper that calls {@code Component} for it. */
    @Nullable
    StyleIsolation isolation(String path) {
        Script own = script(path);
        if (own == null || own.options() != null || own.callsComponent()) {
            return own == null ? null : own.options();
        }
        // Libraries call Component from a helper, which may set options for all of theirs.
        for (String required : own.required()) {
            Script helper = script(Texts.resolve(path, required).replaceFirst("\\.(js|ts)$", ""));
            if (helper != null && helper.callsComponent()) {
                return helper.options();
            }
        }
        return null;
    }

    private @Nullable Script script(String path) {
        for (String extension : List.of(".js", ".ts", "/index.js", "/index.ts")) {
            if (files.has(path + extension)) {
                return known.computeIfAbsent(path + extension, this::read).orElse(null);
            }
        }
        return null;
    }

    private Optional<Script> read(String file) {
        return Optional.ofNullable(files.text(file))
                .map(code -> new Script(COMPONENT_CALL.matcher(code).find(), options(code), required(code)));
    }

    private static List<String> required(String code) {
        List<String> names = new ArrayList<>();
        Matcher required = REQUIRED.matcher(code);
        while (names.size() < REQUIRED_MAX && required.find()) {
            names.add(required.group(1));
        }
        return names;
    }

    private static @Nullable StyleIsolation options(String code) {
        Matcher options = OPTIONS.matcher(code);
        while (options.find()) {
            Matcher isolation = ISOLATION.matcher(options.group(1));
            if (isolation.find()) {
                return StyleIsolation.parse(isolation.group(1));
            }
            if (GLOBAL_CLASS.matcher(options.group(1)).find()) {
                return StyleIsolation.APPLY_SHARED;
            }
        }
        return null;
    }
}
