package io.minihost.server.accounts;

/** What somebody may do on the whole platform. */
public enum PlatformRole {
    OPERATOR,
    REVIEWER,
    SUPPORT,
    AUDITOR
}
