package io.minihost.sandbox.runner;

import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.LimitExceeded;
import io.minihost.sandbox.Messages;
import io.minihost.sandbox.Turn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's end of a guest in a runner. Its listener is called by the runner's one reading thread only. */
final class RemoteGuest implements Guest {

    private static final Logger LOG = System.getLogger(RemoteGuest.class.getName());
    private static final long MAX_QUEUED_BYTES = 64L << 20;

    private final int id;
    private final String sessionId;
    private final String appId;
    private final GuestLimits limits;
    private final GuestListener listener;
    private final FrameQueue out;
    private final Queue<String> unanswered = new ArrayDeque<>();
    private boolean ended;

    RemoteGuest(int id, GuestSpec spec, GuestListener listener, FrameQueue out) {
        this.id = id;
        this.sessionId = spec.sessionId();
        this.appId = spec.appId();
        this.limits = spec.limits();
        this.listener = listener;
        this.out = out;
    }

    String appId() {
        return appId;
    }

    @Override
    public synchronized void send(String message) {
        if (ended) {
            return;
        }
        Messages.check(message, limits);
        if (unanswered.size() >= limits.mailbox() || out.bytes() > MAX_QUEUED_BYTES) {
            throw new LimitExceeded("mailbox", unanswered.size() + " messages wait");
        }
        unanswered.add(message);
        out.put(new Frame.Send(id, message));
    }

    @Override
    public void pause() {
        put(new Frame.Pause(id));
    }

    @Override
    public void resume() {
        put(new Frame.Resume(id));
    }

    @Override
    public void close() {
        put(new Frame.Close(id));
    }

    private synchronized void put(Frame frame) {
        if (!ended) {
            out.put(frame);
        }
    }

    /** Whether it has been sent something it has not finished with. */
    synchronized boolean isBusy() {
        return !ended && !unanswered.isEmpty();
    }

    void started() {
        tell(GuestListener::onStarted);
    }

    void turned(Frame.Turned turned) throws FrameException {
        String message = turned.timerMessage() != null ? turned.timerMessage() : answered();
        if (message == null) {
            throw new FrameException("a turn of guest " + id + " that nobody asked for");
        }
        JournalEntry cause = new JournalEntry(turned.atMillis(), message);
        tell(l -> l.onTurn(new Turn(
                turned.number(),
                cause,
                turned.timerMessage() != null,
                turned.outbox(),
                turned.cpuNanos(),
                turned.allocatedBytes())));
    }

    void logged(String entry) {
        tell(l -> l.onLog(entry));
    }

    void ended(GuestEnd end) {
        synchronized (this) {
            ended = true;
            unanswered.clear();
        }
        tell(l -> l.onEnded(end));
    }

    private synchronized @Nullable String answered() {
        return unanswered.poll();
    }

    private void tell(Consumer<GuestListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "listener of session " + sessionId, e);
        }
    }
}
