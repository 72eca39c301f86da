package io.minihost.sandbox.runner.frames;

import java.io.IOException;

/** The other side does not speak the protocol; the connection is useless from here on. */
public final class FrameException extends IOException {

    private static final long serialVersionUID = 1L;

    public FrameException(String message) {
        super(message);
    }
}
