package io.minihost.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked to; the message is all there is to say. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }

    CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
