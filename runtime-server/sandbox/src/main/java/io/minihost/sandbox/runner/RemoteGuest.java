package io.minihost.sandbox.runner;

import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.LimitExceeded;
import io.minihost.sandbox.Messages;
import io.minihost.sandbox.Turn;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameException;
import io.minihost.sandbox.runner.frames.FrameQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's end of a guest in a runner. What its runner says is noted at once and told to its listener in order. */
final class RemoteGuest implements Guest {

    private static final Logger LOG = System.getLogger(RemoteGuest.class.getName());
    private static final long MAX_QUEUED_BYTES = 64L << 20;
    private static final long MAX_UNHEARD_BYTES = 40L << 20;

    /** More than a guest gets past its own host in one turn; only a runner in strangers' hands asks more. */
    private static final int ANSWERS_MAX = 1_001;

    private static final long ANSWERED_MAX = 32L << 20;

    /** About what a word takes beside its text. */
    private static final int WORD_BYTES = 256;

    private final int id;
    private final String sessionId;
    private final String appId;
    private final String developer;
    private final GuestLimits limits;
    private final GuestListener listener;
    private final FrameQueue out;
    private final Queue<String> unanswered = new ArrayDeque<>();
    private final Delivery delivery;
    /** What it was answered in the turn that is under way. */
    private final List<String> answers = new ArrayList<>();

    private long answered;
    private boolean asks;
    private boolean ended;
    /** By {@link System#nanoTime}; null while no thread is at it. */
    private @Nullable Long atWorkSince;

    RemoteGuest(int id, GuestSpec spec, GuestListener listener, FrameQueue out, Delivery delivery) {
        this.id = id;
        this.sessionId = spec.sessionId();
        this.appId = spec.appId();
        this.developer = spec.developer();
        this.limits = spec.limits();
        this.listener = listener;
        this.out = out;
        this.delivery = delivery;
    }

    String sessionId() {
        return sessionId;
    }

    String appId() {
        return appId;
    }

    String developer() {
        return developer;
    }

    @Override
    public synchronized void send(String message) {
        if (ended) {
            return;
        }
        Messages.check(message, limits);
        if (unanswered.size() >= limits.mailbox()) {
            throw new LimitExceeded("mailbox", unanswered.size() + " messages wait");
        }
        if (out.bytes() > MAX_QUEUED_BYTES) {
            // Nobody's fault here: all guests of the runner share this queue.
            throw new LimitExceeded(GuestEnd.CAPACITY, "its runner does not keep up");
        }
        unanswered.add(message);
        out.put(new Frame.Send(id, message));
    }

    @Override
    public synchronized void answer(String answer) {
        if (ended || !asks) {
            return;
        }
        asks = false;
        answers.add(answer);
        answered += answer.length();
        out.put(new Frame.Answer(id, answer));
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

    synchronized void atWork(boolean working) {
        atWorkSince = working ? (Long) System.nanoTime() : null;
    }

    /** How long a thread of the runner has been at this guest without finishing a turn; negative if none is. */
    synchronized long atWorkNanos() {
        return ended || atWorkSince == null ? -1 : System.nanoTime() - atWorkSince;
    }

    void started() {
        atWork(false);
        tell(0, GuestListener::onStarted);
    }

    void turned(Frame.Turned turned) throws FrameException {
        atWork(false);
        String message = turned.timerMessage() != null ? turned.timerMessage() : answered();
        if (message == null) {
            throw new FrameException("a turn of guest " + id + " that nobody asked for");
        }
        JournalEntry cause = new JournalEntry(turned.atMillis(), message, takeAnswers());
        tell(
                turned.outbox().length(),
                l -> l.onTurn(new Turn(
                        turned.number(),
                        cause,
                        turned.timerMessage() != null,
                        turned.outbox(),
                        turned.cpuNanos(),
                        turned.allocatedBytes())));
        endIfTooLoud();
    }

    void asked(String question) throws FrameException {
        synchronized (this) {
            if (asks || answers.size() >= ANSWERS_MAX || answered > ANSWERED_MAX) {
                throw new FrameException("guest " + id + " asks too much");
            }
            asks = !ended;
        }
        tell(question.length(), l -> {
            String atOnce = l.onQuestion(question);
            if (atOnce != null) {
                answer(atOnce);
            }
        });
        endIfTooLoud();
    }

    private synchronized List<String> takeAnswers() {
        List<String> taken = List.copyOf(answers);
        answers.clear();
        answered = 0;
        asks = false;
        return taken;
    }

    void logged(String entry) {
        tell(entry.length(), l -> l.onLog(entry));
        endIfTooLoud();
    }

    void ended(GuestEnd end) {
        if (over()) {
            delivery.add(WORD_BYTES, () -> tell(l -> l.onEnded(end)));
        }
    }

    /** False if it was over before. */
    private synchronized boolean over() {
        boolean first = !ended;
        ended = true;
        unanswered.clear();
        return first;
    }

    /** Ends it if it has said more than its listener keeps up with; what is still unheard is heard first. */
    private void endIfTooLoud() {
        if (delivery.bytes() > MAX_UNHEARD_BYTES) {
            close();
            ended(new GuestEnd(Reason.LIMIT, "outboxBytes", "it says more than its visit can take"));
        }
    }

    private synchronized @Nullable String answered() {
        return unanswered.poll();
    }

    private void tell(int bytes, Consumer<GuestListener> what) {
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        delivery.add(WORD_BYTES + bytes, () -> tell(what));
    }

    private void tell(Consumer<GuestListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "listener of session " + sessionId, e);
        }
    }
}
