package io.minihost.server.outbound;

import org.jspecify.annotations.Nullable;

/** A request that brought no response. */
public final class OutboundFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong, coarse enough to tell a program. */
    public enum Kind {
        INVALID_URL,
        INVALID_HEADER,
        /** The address, scheme or domain is not one that programs may reach. */
        REFUSED,
        UNKNOWN_HOST,
        CONNECT,
        TLS,
        TIMEOUT,
        TOO_LARGE,
        REDIRECTS,
        PROTOCOL
    }

    private final Kind kind;

    public OutboundFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public OutboundFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
