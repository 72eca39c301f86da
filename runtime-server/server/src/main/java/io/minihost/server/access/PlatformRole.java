package io.minihost.server.access;

import java.util.Locale;

/** What somebody may do on the whole platform. */
public enum PlatformRole {
    OPERATOR,
    /** Looks at what is submitted. */
    REVIEWER,
    /** Helps people. */
    SUPPORT,
    /** Reads, and changes nothing. */
    AUDITOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
