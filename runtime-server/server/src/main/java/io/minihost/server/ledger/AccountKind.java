package io.minihost.server.ledger;

/** What an account is for. */
public enum AccountKind {
    /** A person's money; the owner is the person's id. */
    WALLET(true),
    /** A merchant's money; the owner is its number. */
    MERCHANT(true),
    /** What of a merchant's money is out of its reach. */
    MERCHANT_FROZEN(true),
    /** Money whose owner has to be found out first. */
    SUSPENSE(true),
    /** What the house has earned. */
    PLATFORM_FEE(false),
    /** What a rail owes the house, or the house a rail; the owner is the rail's name. */
    RAIL_CLEARING(false),
    /** What the operator has put in and taken out by hand. */
    OPERATOR_FUNDING(false);

    private final boolean isLocked;

    AccountKind(boolean isLocked) {
        this.isLocked = isLocked;
    }

    /** Whether it is locked while money moves and never below zero. The house's own are neither. */
    boolean isLocked() {
        return isLocked;
    }
}
