package io.minihost.server.sessions;

import io.minihost.server.hostapi.Attribution;
import java.util.Locale;

/** Why a session, or only this connection to it, will not go on. */
record SessionEnd(Code code, Attribution attribution, String message) {

    enum Code {
        LIMIT,
        REPLACED,
        EXPIRED,
        NOT_FOUND,
        FORBIDDEN,
        BAD_MESSAGE,
        PROGRAM_ERROR,
        SHUTDOWN,
        BUSY,
        REMOVED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final SessionEnd NOT_FOUND = host(Code.NOT_FOUND, "There is no such session.");
    static final SessionEnd FORBIDDEN = host(Code.FORBIDDEN, "This session is somebody else's.");
    static final SessionEnd REPLACED = host(Code.REPLACED, "The program was opened in another tab.");
    static final SessionEnd EXPIRED = host(Code.EXPIRED, "The session was left too long.");

    static final SessionEnd REMOVED = host(Code.REMOVED, "It was removed from this host.");

    static SessionEnd host(Code code, String message) {
        return new SessionEnd(code, Attribution.HOST, message);
    }
}
