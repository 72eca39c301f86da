package io.minihost.server.sessions;

/** There is no room for one more session, of this address or at all; later there may be. */
public final class SessionsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SessionsBusy(String message) {
        super(message);
    }
}
