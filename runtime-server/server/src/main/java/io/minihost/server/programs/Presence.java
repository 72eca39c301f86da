package io.minihost.server.programs;

/** Whether a program can be opened by everybody. */
public enum Presence {
    /** No such program. */
    UNKNOWN,
    /** Registered, never released. */
    NOT_YET,
    LIVE,
    /** Was released once, and is no longer; or an operator has taken it down. */
    GONE
}
