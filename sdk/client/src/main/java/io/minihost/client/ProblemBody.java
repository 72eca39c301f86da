package io.minihost.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, an RFC 9457 problem.
 *
 * @param code what programs tell it by, such as {@code version_not_found}; empty when whoever answered says none
 * @param problems of a refused upload
 */
public record ProblemBody(@Nullable String title, @Nullable String detail, String code, List<BundleProblem> problems) {

    public ProblemBody(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String code,
            @Nullable List<BundleProblem> problems) {
        this.code = code == null ? "" : code;
        this.title = title;
        this.detail = detail;
        this.problems = problems == null ? List.of() : List.copyOf(problems);
    }

    /** The most telling sentence in it. */
    public String text() {
        if (detail != null && !detail.isBlank()) {
            return detail;
        }
        return title == null || title.isBlank() ? "no reason given" : title;
    }
}
