package io.minihost.sandbox.engine;

import io.minihost.sandbox.GuestLimits;
import org.jspecify.annotations.Nullable;

/** The host does not do what a guest asked through the door. */
public final class BridgeRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String limit;

    public BridgeRefusal(String message) {
        this(message, null);
    }

    /** Takes the component of {@link GuestLimits} that stands in the way. */
    public BridgeRefusal(String message, @Nullable String limit) {
        super(message, null, false, false);
        this.limit = limit;
    }

    @Nullable
    public String limit() {
        return limit;
    }
}
