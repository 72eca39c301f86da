package io.minihost.sandbox;

/** There is no room for one more guest. */
public final class CapacityExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CapacityExceeded(String message) {
        super(message);
    }
}
