package io.minihost.server.ledger;

import java.util.Currency;
import java.util.regex.Pattern;

/**
 * Names an account, which is opened when money first moves.
 *
 * @param owner whose it is: up to 64 visible ASCII characters, empty where the kind says all
 */
public record Account(AccountKind kind, String owner, Currency currency) {

    /** The currency of everything that programs charge. */
    public static final Currency CNY = Currency.getInstance("CNY");

    /** The currency that ISO 4217 keeps for tests: no transfer leads from it into another. */
    public static final Currency TEST = Currency.getInstance("XTS");

    private static final Pattern OWNER = Pattern.compile("[!-~]{0,64}");

    public Account {
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException("Not an owner: " + owner);
        }
    }

    /** One in {@link #CNY}. */
    public static Account of(AccountKind kind, String owner) {
        return new Account(kind, owner, CNY);
    }

    /** One of the house's in {@link #CNY} that has no owner. */
    public static Account of(AccountKind kind) {
        return of(kind, "");
    }

    boolean isLocked() {
        return kind.isLocked();
    }

    /** As it stands in the chain and in what {@code verify} says, such as {@code MERCHANT:1900000001:CNY}. */
    @Override
    public String toString() {
        return kind + ":" + owner + ":" + currency.getCurrencyCode();
    }
}
