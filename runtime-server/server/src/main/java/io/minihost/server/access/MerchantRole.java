package io.minihost.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is at a merchant. */
public enum MerchantRole {
    ADMIN,
    /** Looks after the money. */
    FINANCE,
    /** Builds the merchant's server. */
    DEVELOPER,
    VIEWER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MerchantRole> of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
