package io.minihost.server.common.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants. Some lists are told whole to those who say nothing.
 *
 * @param after what a page before said as {@code next}; the beginning without it
 * @param limit how many items at most, 1 to 200; 50 without it
 */
public record PageQuery(
        @Nullable String after,
        @Nullable @Min(1) @Max(PageQuery.SIZE_MAX) Integer limit) {

    private static final int SIZE = 50;
    private static final int SIZE_MAX = 200;

    public boolean isAsked() {
        return after != null || limit != null;
    }

    public int size() {
        return limit == null ? SIZE : limit;
    }

    /** How many to look for: one more tells whether there is a page after this one. */
    public int oneMore() {
        return size() + 1;
    }

    /** Where it begins, or the given place. */
    public Cursor from(Cursor start) {
        return after == null ? start : Cursor.parse(after);
    }
}
