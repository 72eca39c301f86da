package io.minihost.server.payments;

/**
 * What somebody is asked to pay: all of it comes from the merchant's order, nothing from the program.
 *
 * @param order names it in what follows
 * @param amount in fen
 * @param merchant its number
 * @param merchantName as the person reads it
 * @param isRehearsal whether it is paid in test money, of which there is always enough
 */
public record Payable(
        long order,
        State state,
        long amount,
        String merchant,
        String merchantName,
        String description,
        boolean isRehearsal) {

    /** Where an order stands. */
    public enum State {
        OPEN,
        PAID,
        /** Closed by its merchant, or its time is over. */
        CLOSED
    }
}
