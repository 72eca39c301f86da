package io.minihost.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in an organisation that has programs here. */
public enum OrganisationRole {
    ADMIN,
    /** Builds and submits programs. */
    DEVELOPER,
    /** Decides what people get. */
    PUBLISHER,
    /** Reads how programs are used. */
    DATA,
    /** Opens versions that are not released. */
    TESTER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OrganisationRole> of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
