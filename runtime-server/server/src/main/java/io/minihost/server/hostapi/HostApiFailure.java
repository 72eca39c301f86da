package io.minihost.server.hostapi;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A host API says no; the program gets message and number. */
public final class HostApiFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Attribution attribution;

    private final @Nullable Integer errno;

    /**
     * A failure without a number.
     *
     * @param message what the program gets as {@code errMsg}, without the API's own prefix
     */
    public HostApiFailure(Attribution attribution, String message) {
        this(attribution, message, null);
    }

    public HostApiFailure(Attribution attribution, String message, @Nullable Integer errno) {
        super(message);
        this.attribution = attribution;
        this.errno = errno;
    }

    /** What a program is told when a call failed for some reason, which may be a failure of this kind. */
    public static HostApiFailure of(Throwable reason) {
        Throwable cause = reason instanceof CompletionException ? reason.getCause() : reason;
        return cause instanceof HostApiFailure failure ? failure : new HostApiFailure(Attribution.HOST, "system error");
    }

    public Attribution attribution() {
        return attribution;
    }

    public @Nullable Integer errno() {
        return errno;
    }
}
