package io.minihost.server.ledger;

/**
 * An account has less than a batch would take from it. Nothing was done, and the transaction may go on: an order may note that it
 * could not be paid.
 */
public final class NotEnough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final long missing;

    NotEnough(Account account, long missing) {
        super("%s has %d too little".formatted(account, missing));
        this.account = account;
        this.missing = missing;
    }

    public Account account() {
        return account;
    }

    /** In the currency's smallest unit. */
    public long missing() {
        return missing;
    }
}
