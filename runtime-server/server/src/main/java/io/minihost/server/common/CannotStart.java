package io.minihost.server.common;

import org.jspecify.annotations.Nullable;

/** The server cannot start. The message is one line and says what to change. */
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
