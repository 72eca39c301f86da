package io.minihost.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked to; the message is all there is to say. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
