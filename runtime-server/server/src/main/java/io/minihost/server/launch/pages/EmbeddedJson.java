package io.minihost.server.launch.pages;

import tools.jackson.databind.json.JsonMapper;

/** Data inside a page. */
public final class EmbeddedJson {

    private EmbeddedJson() {}

    /** JSON that cannot end the element it lies in. */
    public static String of(JsonMapper json, Object value) {
        return json.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
