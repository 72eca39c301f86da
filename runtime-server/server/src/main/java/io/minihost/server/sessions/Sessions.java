package io.minihost.server.sessions;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;

/** The visits on this node. */
public interface Sessions {

    /**
     * Keeps a place for a visit whose page is being served. Nothing of the program runs until the page's socket joins; a
     * place that nobody takes is given up after a while, or sooner when the same people ask for many.
     *
     * @throws SessionsBusy when there is no room, unless the same person visits the same program already
     */
    SessionId reserve(Visit visit);

    /** Whether {@link #reserve} would keep a place for somebody at this address. */
    boolean hasRoom(String address);
}
