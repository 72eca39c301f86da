package io.minihost.server.checkout;

/** A program does not get its pay sheet; the message is what it is told. */
public final class PayRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public PayRefused(String message) {
        super(message);
    }
}
