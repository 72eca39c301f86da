package io.minihost.compiler;

import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.ComponentConfig;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a page's or component's styles and those around it keep apart. */
enum StyleIsolation {
    ISOLATED("isolated"),
    APPLY_SHARED("apply-shared"),
    SHARED("shared"),
    PAGE_ISOLATED("page-isolated"),
    PAGE_APPLY_SHARED("page-apply-shared"),
    PAGE_SHARED("page-shared");

    /** In a component's JavaScript: its options, as a literal or assigned in a constructor. */
    private static final Pattern OPTIONS = Pattern.compile("\\boptions\\s*[:=]\\s*\\{([^{}]{0,2000})\\}");

    private static final Pattern ISOLATION = Pattern.compile("\\bstyleIsolation['\"]?\\s*:\\s*['\"]([\\w-]+)['\"]");
    private static final Pattern GLOBAL_CLASS = Pattern.compile("\\baddGlobalClass['\"]?\\s*:\\s*(?:true|!0)\\b");
    private static final Pattern COMPONENT_CALL = Pattern.compile("(?<![\\w.$])Component\\s*\\(");
    private static final Pattern REQUIRED =
            Pattern.compile("(?:\\brequire\\s*\\(|\\bfrom\\b)\\s*['\"](\\.[^'\"]+)['\"]");

    private final String text;

    StyleIsolation(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether class names carry a prefix of the component's own; otherwise it is that of the program. */
    boolean ownScope() {
        return this != SHARED && this != PAGE_SHARED;
    }

    /**
     * What holds for a page or component: its JSON first, then its JavaScript, then the kind's default.
     *
     * @param page whether it is one of the program's pages
     */
    static StyleIsolation of(ComponentConfig config, boolean page, BundleFiles files) {
        StyleIsolation configured = parse(config.json().path("styleIsolation").asString(""));
        if (configured == null && config.json().path("addGlobalClass").asBoolean(false)) {
            configured = APPLY_SHARED;
        }
        if (configured == null) {
            configured = coded(config.path(), files);
        }
        return configured != null ? configured : page ? SHARED : ISOLATED;
    }

    private static @Nullable StyleIsolation coded(String path, BundleFiles files) {
        String code = code(path, files);
        if (code == null) {
            return null;
        }
        StyleIsolation own = inOptions(code);
        if (own != null || COMPONENT_CALL.matcher(code).find()) {
            return own;
        }
        // Libraries call Component from a helper, which may set options for all of theirs.
        Matcher required = REQUIRED.matcher(code);
        while (required.find()) {
            String helper = code(Texts.resolve(path, required.group(1)).replaceFirst("\\.(js|ts)$", ""), files);
            if (helper != null && COMPONENT_CALL.matcher(helper).find()) {
                return inOptions(helper);
            }
        }
        return null;
    }

    private static @Nullable String code(String path, BundleFiles files) {
        for (String extension : List.of(".js", ".ts", "/index.js", "/index.ts")) {
            String code = files.text(path + extension);
            if (code != null) {
                return code;
            }
        }
        return null;
    }

    private static @Nullable StyleIsolation inOptions(String code) {
        Matcher options = OPTIONS.matcher(code);
        while (options.find()) {
            Matcher isolation = ISOLATION.matcher(options.group(1));
            if (isolation.find()) {
                return parse(isolation.group(1));
            }
            if (GLOBAL_CLASS.matcher(options.group(1)).find()) {
                return APPLY_SHARED;
            }
        }
        return null;
    }

    private static @Nullable StyleIsolation parse(String text) {
        for (StyleIsolation isolation : values()) {
            if (isolation.text.equals(text)) {
                return isolation;
            }
        }
        return null;
    }
}
