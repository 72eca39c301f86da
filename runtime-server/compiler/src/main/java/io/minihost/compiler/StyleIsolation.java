package io.minihost.compiler;

import io.minihost.bundle.config.ComponentConfig;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a page's or component's styles and those around it keep apart. */
enum StyleIsolation {
    ISOLATED("isolated"),
    APPLY_SHARED("apply-shared"),
    SHARED("shared"),
    PAGE_ISOLATED("page-isolated"),
    PAGE_APPLY_SHARED("page-apply-shared"),
    PAGE_SHARED("page-shared");

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
     * @param inScript what the JavaScript of a path says, or null
     */
    static StyleIsolation of(
            ComponentConfig config, boolean page, Function<String, @Nullable StyleIsolation> inScript) {
        StyleIsolation configured = parse(config.json().path("styleIsolation").asString(""));
        if (configured == null && config.json().path("addGlobalClass").asBoolean(false)) {
            configured = APPLY_SHARED;
        }
        if (configured == null) {
            configured = inScript.apply(config.path());
        }
        return configured != null ? configured : page ? SHARED : ISOLATED;
    }

    static @Nullable StyleIsolation parse(String text) {
        for (StyleIsolation isolation : values()) {
            if (isolation.text.equals(text)) {
                return isolation;
            }
        }
        return null;
    }
}
