package io.minihost.server.hostapi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Calls of one lane and session are made one after the other, in the order in which the program made them. */
public enum Lane {
    STORAGE,
    FILES,
    SOCKETS;

    /** As it is declared; null for none. */
    public static @Nullable Lane parse(@Nullable String declared) {
        return declared == null ? null : valueOf(declared.toUpperCase(Locale.ROOT));
    }
}
