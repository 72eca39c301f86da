package io.minihost.sandbox;

/** How well a program is known, which decides with whom it shares a process. */
public enum Standing {
    /** It still has to show how it behaves. */
    NEW,
    /** It has behaved for long enough. */
    SETTLED
}
