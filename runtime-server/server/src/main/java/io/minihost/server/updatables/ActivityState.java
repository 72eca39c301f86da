package io.minihost.server.updatables;

/** How far an activity has come. */
public enum ActivityState {
    /** nothing is said of it yet */
    CREATED,
    /** people gather; the platform's state 0 */
    GATHERING,
    /** it goes on; the platform's state 1, and the last one */
    STARTED
}
