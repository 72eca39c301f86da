package io.minihost.server.sessions;

/** The visits on this node. */
public interface Sessions {

    /**
     * Keeps a place for a visit whose page is being served. Nothing of the program runs until the page's socket joins; a
     * place that nobody takes is given up after a while.
     *
     * @throws SessionsBusy at the cap
     */
    SessionId reserve(Visit visit);
}
