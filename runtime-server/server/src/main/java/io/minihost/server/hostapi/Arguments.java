package io.minihost.server.hostapi;

import tools.jackson.databind.JsonNode;

/** Reads arguments that a stranger wrote. */
public final class Arguments {

    private Arguments() {}

    /**
     * A text that must be there.
     *
     * @throws HostApiFailure when it is not, or is no text
     */
    public static String text(JsonNode arguments, String name) throws HostApiFailure {
        JsonNode value = arguments.path(name);
        if (!value.isString()) {
            throw new HostApiFailure(
                    Attribution.PROGRAM, "parameter error: parameter.%s should be String".formatted(name));
        }
        return value.stringValue();
    }

    /** A text, or something else when there is none. */
    public static String text(JsonNode arguments, String name, String otherwise) {
        JsonNode value = arguments.path(name);
        return value.isString() ? value.stringValue() : otherwise;
    }

    /** A number, or something else when there is none. */
    public static long number(JsonNode arguments, String name, long otherwise) {
        JsonNode value = arguments.path(name);
        return value.isNumber() ? (long) value.doubleValue() : otherwise;
    }

    public static boolean flag(JsonNode arguments, String name) {
        return arguments.path(name).asBoolean(false);
    }
}
