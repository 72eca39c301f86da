package io.minihost.sandbox.local;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.Turn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /** The answer, if there is one at once; where nobody listens any more there will be none. */
    @Nullable
    String question(String question) {
        String[] answer = {null};
        tell(l -> answer[0] = l.onQuestion(question));
        return answer[0];
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
