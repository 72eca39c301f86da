package io.minihost.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Keeps the promises of {@link GuestListener}: one call at a time, none after the end. */
final class ListenerGate {

    private static final Logger LOG = System.getLogger(ListenerGate.class.getName());

    private final String sessionId;
    private final GuestListener listener;
    private boolean ended;

    ListenerGate(String sessionId, GuestListener listener) {
        this.sessionId = sessionId;
        this.listener = listener;
    }

    void work(boolean working) {
        tell(l -> l.onWork(working));
    }

    void started() {
        tell(GuestListener::onStarted);
    }

    void turn(Turn turn) {
        tell(l -> l.onTurn(turn));
    }

    void log(String entry) {
        tell(l -> l.onLog(entry));
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** False if the listener has heard of an end already. */
    synchronized boolean end(GuestEnd end) {
        if (ended) {
            return false;
        }
        tell(l -> l.onEnded(end));
        ended = true;
        return true;
    }

    private synchronized void tell(Consumer<GuestListener> what) {
        if (ended) {
            return;
        }
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "listener of session " + sessionId, e);
        }
    }
}
