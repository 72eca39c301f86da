package io.minihost.server.checkout;

/**
 * An order that somebody may pay.
 *
 * @param order names it
 * @param amount in fen
 * @param merchantName as the person reads it
 */
public record Payable(
        String order, State state, long amount, String merchant, String merchantName, String description) {

    /** Where an order stands. */
    public enum State {
        OPEN,
        PAID,
        /** Closed by its merchant, or too old. */
        CLOSED
    }
}
