package io.minihost.server.ledger;

/**
 * What an account has, in the currency's smallest unit.
 *
 * @param posted what has come in less what has gone out; of the house's own it may be negative
 * @param held what of it is held; never of the house's own
 */
public record Balance(long posted, long held) {

    public static final Balance ZERO = new Balance(0, 0);

    /** What can be spent. */
    public long available() {
        return posted - held;
    }
}
