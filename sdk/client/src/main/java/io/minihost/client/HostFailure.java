package io.minihost.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that the host refused, or that never got an answer. */
public final class HostFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@link #status()} when there was no answer. */
    public static final int NO_ANSWER = 0;

    private final String method;
    private final URI uri;
    private final int status;
    private final transient ProblemBody problem;

    HostFailure(String method, URI uri, int status, ProblemBody problem) {
        super(method + " " + uri + " answered " + status + ": " + problem.text());
        this.method = method;
        this.uri = uri;
        this.status = status;
        this.problem = problem;
    }

    HostFailure(String method, URI uri, String why, @Nullable Throwable cause) {
        super(method + " " + uri + ": " + why, cause);
        this.method = method;
        this.uri = uri;
        this.status = NO_ANSWER;
        this.problem = new ProblemBody(null, why, null, List.of());
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    /** What the host said. */
    public ProblemBody problem() {
        return problem;
    }
}
