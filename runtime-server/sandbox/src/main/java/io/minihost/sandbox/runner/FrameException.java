package io.minihost.sandbox.runner;

import java.io.IOException;

/** The other side does not speak the protocol; the connection is useless from here on. */
final class FrameException extends IOException {

    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
