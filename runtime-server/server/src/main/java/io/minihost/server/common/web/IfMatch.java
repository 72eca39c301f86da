package io.minihost.server.common.web;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a thing a caller has seen and means to change, as its header {@code If-Match} says. Who sends none changes
 * whatever is there.
 *
 * @param tags the header's value
 */
public record IfMatch(String tags) {

    /** The entity tag of a state, from what changes with each of them. */
    public static String tag(Object revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Refuses when somebody else has changed it meanwhile.
     *
     * @param seen null when the caller does not say
     * @param current how it is now, for the refusal
     */
    public static void check(@Nullable IfMatch seen, Object revision, Supplier<?> current) {
        if (seen != null && !seen.names(tag(revision))) {
            throw Problem.stale("It has been changed meanwhile; look at it again.")
                    .with("current", current.get());
        }
    }

    /** The same for what has two tags: its own, and that of what it is part of. */
    public static void checkEither(@Nullable IfMatch seen, Object one, Object other, Supplier<?> current) {
        if (seen == null || !seen.names(tag(other))) {
            check(seen, one, current);
        }
    }

    private boolean names(String tag) {
        return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
