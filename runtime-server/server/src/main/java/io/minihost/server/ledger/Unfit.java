package io.minihost.server.ledger;

/** A step does not fit what was done before, such as the capture of a hold that has ended. The transaction does not go on. */
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
        super(message);
    }
}
