package io.minihost.server.sessions.wire;

import io.minihost.server.hostapi.Attribution;
import java.util.Locale;

/** Why a session, or only this connection to it, will not go on. */
public record SessionEnd(Code code, Attribution attribution, String message) {

    public enum Code {
        LIMIT,
        REPLACED,
        EXPIRED,
        NOT_FOUND,
        FORBIDDEN,
        BAD_MESSAGE,
        PROGRAM_ERROR,
        SHUTDOWN,
        BUSY,
        REMOVED,
        SIGNED_OUT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final SessionEnd NOT_FOUND = host(Code.NOT_FOUND, "There is no such session.");
    public static final SessionEnd FORBIDDEN = host(Code.FORBIDDEN, "This session is somebody else's.");
    public static final SessionEnd REPLACED = host(Code.REPLACED, "The program was opened in another tab.");
    public static final SessionEnd EXPIRED = host(Code.EXPIRED, "The session was left too long.");

    public static final SessionEnd REMOVED = host(Code.REMOVED, "It was removed from this host.");

    public static final SessionEnd SIGNED_OUT = host(Code.SIGNED_OUT, "It was open in a browser that was signed out.");

    /**
     * An operator does not want it to go on.
     *
     * @param reason in the operator's words
     */
    public static SessionEnd takenDown(String reason) {
        return host(Code.REMOVED, "The operator of this host has taken it down: " + reason);
    }

    public static SessionEnd host(Code code, String message) {
        return new SessionEnd(code, Attribution.HOST, message);
    }
}
