package io.minihost.compiler.text;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.json.JsonMapper;

/** Small things done to texts. */
public final class Texts {

    private static final JsonMapper JSON = new JsonMapper();

    private Texts() {}

    /** A JavaScript string literal. */
    public static String quote(String text) {
        return JSON.writeValueAsString(text).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** The path that {@code relative} names in the file {@code from}; what leads outside ends at the root. */
    public static String resolve(String from, String relative) {
        String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/')) : "";
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (relative.startsWith("/") ? relative : folder + "/" + relative).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
