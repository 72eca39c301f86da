package io.minihost.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may be good for; whoever holds it may do no more than its maker may. */
public enum Scope {
    PROGRAMS_READ,
    PROGRAMS_WRITE,
    PROGRAMS_UPLOAD,
    PROGRAMS_RELEASE,
    PROGRAMS_SECRETS,
    REVIEWS_WRITE,
    MEMBERS_READ,
    MEMBERS_WRITE,
    TOKENS_WRITE,
    PEOPLE_READ,
    PEOPLE_WRITE,
    WALLETS_READ,
    WALLETS_WRITE,
    LEDGER_READ,
    PLATFORM_READ,
    PLATFORM_WRITE,
    MERCHANTS_READ,
    MERCHANTS_WRITE,
    MERCHANTS_SECRETS;

    /** Such as {@code programs:read}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Whether whoever has it changes nothing by it. */
    boolean isReading() {
        return name().endsWith("_READ");
    }

    public static Optional<Scope> of(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }
}
