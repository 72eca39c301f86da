package io.minihost.server.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to pass as {@code after} for the part that follows; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Makes a page of what was found.
     *
     * @param found one more than the page holds, if there is one
     */
    public static <T> Page<T> of(List<T> found, PageQuery query, Function<T, Cursor> cursor) {
        if (found.size() <= query.size()) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, query.size()));
        return new Page<>(items, cursor.apply(items.getLast()).text());
    }

    /** The same with each item as it is shown. */
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), next);
    }
}
