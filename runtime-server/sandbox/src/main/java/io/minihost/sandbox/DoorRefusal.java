package io.minihost.sandbox;

import org.jspecify.annotations.Nullable;

/** The host does not do what a guest asked through the door. */
final class DoorRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String limit;

    DoorRefusal(String message) {
        this(message, null);
    }

    /** Takes the component of {@link GuestLimits} that stands in the way. */
    DoorRefusal(String message, @Nullable String limit) {
        super(message, null, false, false);
        this.limit = limit;
    }

    @Nullable
    String limit() {
        return limit;
    }
}
