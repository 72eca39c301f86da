package io.minihost.server.hostapi;

import java.util.Locale;

/** Whose fault something is. What nobody can explain is the host's. */
public enum Attribution {
    PROGRAM,
    HOST,
    NETWORK;

    /** As on the wire and in logs. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
