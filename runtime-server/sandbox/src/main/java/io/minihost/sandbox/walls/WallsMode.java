package io.minihost.sandbox.walls;

/** How many walls a process gets. */
public enum WallsMode {
    /** Those that the machine offers. */
    AUTO,
    /** Those around files and system calls at least, or it does not start. */
    REQUIRED,
    /** None. */
    OFF
}
