package io.minihost.sandbox;

/** A limit was hit by what somebody outside the guest asked for; the guest itself goes on. */
public final class LimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String limit;

    public LimitExceeded(String limit, String message) {
        super(message);
        this.limit = limit;
    }

    /** The component of {@link GuestLimits} that was hit. */
    public String limit() {
        return limit;
    }
}
