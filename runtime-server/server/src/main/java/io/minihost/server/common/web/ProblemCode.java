package io.minihost.server.common.web;

import org.springframework.http.HttpStatusCode;

/** The {@code code} of a problem that has none of its own: what its status says, for programs that read problems. */
final class ProblemCode {

    static final String NAME = "code";

    private ProblemCode() {}

    static String of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "invalid_request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 408 -> "too_slow";
            case 409 -> "conflict";
            case 412 -> "stale";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            case 421 -> "misdirected";
            case 422 -> "unprocessable";
            case 429 -> "too_many_requests";
            case 503 -> "unavailable";
            case 507 -> "insufficient_storage";
            default -> status.is5xxServerError() ? "internal" : "invalid_request";
        };
    }
}
