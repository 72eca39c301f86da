package io.minihost.server.sessions.wire;

/** Somebody does not keep to the protocol. */
public final class ProtocolViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProtocolViolation(String message) {
        super(message);
    }

    public ProtocolViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
