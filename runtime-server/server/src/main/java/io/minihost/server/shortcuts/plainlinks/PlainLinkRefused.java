package io.minihost.server.shortcuts.plainlinks;

/** A rule is not taken in. */
public final class PlainLinkRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such rule. */
        UNKNOWN,
        ALREADY_THERE,
        /** Another program has it, or all that is below something that it belongs to. */
        TAKEN,
        FULL,
        /** The file is not where it should be. */
        NO_FILE
    }

    private final Reason reason;

    PlainLinkRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
