package io.minihost.server.common.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that the caller is told about as an RFC 9457 problem. */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** What is said while the database is away, and for how many seconds a client should wait. */
    public static final String AWAY = "The server cannot reach its database right now. Please try again soon.";

    public static final int AWAY_SECONDS = 5;

    private Problem(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    public static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, detail);
    }

    public static Problem unauthorized(String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, detail);
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, detail);
    }

    public static Problem stale(String detail) {
        return new Problem(HttpStatus.PRECONDITION_FAILED, detail);
    }

    public static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    public static Problem unsupportedType(String detail) {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    public static Problem unprocessable(String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    public static Problem tooMany(String detail) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, detail);
    }

    public static Problem tooSlow(String detail) {
        return new Problem(HttpStatus.REQUEST_TIMEOUT, detail);
    }

    public static Problem unavailable(String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    public static Problem insufficientStorage(String detail) {
        return new Problem(HttpStatus.INSUFFICIENT_STORAGE, detail);
    }

    /** Says when another try makes sense. */
    public Problem retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        return this;
    }

    /** What programs tell this problem by, in the place of what its status says. Lower case, and never changed. */
    public Problem code(String code) {
        return with(ProblemCode.NAME, code);
    }

    /** Whether programs tell this problem by a certain code. */
    public boolean hasCode(String code) {
        var properties = getBody().getProperties();
        return properties != null && code.equals(properties.get(ProblemCode.NAME));
    }

    /** Adds a member to the problem's JSON. */
    public Problem with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }
}
