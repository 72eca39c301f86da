package io.minihost.server.hostapi;

/** Calls of one lane and session are made one after the other, in the order in which the program made them. */
public enum Lane {
    STORAGE,
    FILES,
    SOCKETS
}
