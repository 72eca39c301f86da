package io.minihost.server.sessions.run;

import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.LimitExceeded;
import io.minihost.sandbox.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program for a session, carried over from a lost guest to the next by replay. Messages are kept until their
 * turn has finished, so that none is lost with a guest. All methods are called with the session's lock held.
 */
public final class GuestRun {

    /** What a run tells its session, with the session's lock held. */
    public interface Events {

        /**
         * A turn has finished.
         *
         * @param cause the message that started it; null for a timer
         */
        void onTurn(@Nullable Message cause, Turn turn);

        void onLog(String entry);

        /** The guest waits in the middle of a turn; {@code answer} may be told from any thread, with or without the lock. */
        void onQuestion(String question, Consumer<String> answer);

        /** A lost guest was replayed. */
        void onReplayed();

        /** The guest is lost and too much has happened to run it again. */
        void onPastReplay();

        void onEnded(GuestEnd end);
    }

    /** Opens guests, away from the session's lock. */
    interface Opener {

        /** Opens one after a pause and hands it to {@link Life#opened}, or tells {@link Life#onEnded} why not. */
        void open(List<JournalEntry> journal, Duration pause, Life life);
    }

    /** What {@link GuestEnd#limit} says when a guest was lost with its runner again and again. */
    public static final String POISON = "runner";

    private final Lock lock;
    private final Opener opener;
    private final Events events;
    private final Losses losses;
    private final Journal journal;
    private final int pendingMax;
    private final InputBuffer room;
    private final Deque<Message> pending = new ArrayDeque<>();
    private @Nullable Life life;
    private boolean closed;
    private boolean paused;
    /** Its guest was lost while nobody looked; the next one comes with the person. */
    private boolean away;

    public GuestRun(
            Lock lock, Opener opener, Events events, Losses losses, Journal journal, int pendingMax, InputBuffer room) {
        this.lock = lock;
        this.opener = opener;
        this.events = events;
        this.losses = losses;
        this.journal = journal;
        this.pendingMax = pendingMax;
        this.room = room;
    }

    /** Begins with the given message, before all that was sent meanwhile. */
    public void start(Message launch) {
        pending.addFirst(launch);
        live(false);
    }

    /**
     * Sends now, or when there is a guest.
     *
     * @throws LimitExceeded when too much waits already; nothing has changed then
     */
    public void send(Message message) {
        if (closed) {
            return;
        }
        if (pending.size() >= pendingMax) {
            throw new LimitExceeded("mailbox", "too many messages wait for the program");
        }
        room.take(message);
        try {
            Life now = life;
            if (now != null && now.guest != null && now.started) {
                now.guest.send(message.text());
            }
        } catch (LimitExceeded e) {
            room.give(message);
            throw e;
        }
        pending.addLast(message);
    }

    /** Holds the program's timers back; again after a replay. */
    public void pause() {
        if (!paused) {
            paused = true;
            present(Guest::pause);
        }
    }

    public void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        if (away) {
            away = false;
            revive();
        } else {
            present(Guest::resume);
        }
    }

    private void present(Consumer<Guest> action) {
        Guest guest = life == null ? null : life.guest;
        if (guest != null) {
            action.accept(guest);
        }
    }

    public void close() {
        closed = true;
        journal.close();
        room.close();
        pending.clear();
        present(Guest::close);
    }

    private void live(boolean replay) {
        Life fresh = new Life(replay);
        life = fresh;
        opener.open(journal.entries(), replay ? losses.pause() : Duration.ZERO, fresh);
    }

    private void lost(boolean atWork) {
        if (!losses.add(atWork)) {
            closed = true;
            events.onEnded(new GuestEnd(
                    GuestEnd.Reason.LOST_AT_WORK,
                    POISON,
                    "The program's runner died %d times in the middle of its work.".formatted(losses.atWork())));
        } else if (paused) {
            away = true;
        } else {
            revive();
        }
    }

    private void revive() {
        pending.removeIf(Message.SNAPSHOT::equals);
        if (journal.complete()) {
            live(true);
        } else {
            closed = true;
            room.close();
            events.onPastReplay();
        }
    }

    /** One guest of this run; only the newest counts. */
    final class Life implements GuestListener {

        private @Nullable Guest guest;
        private boolean started;
        private final boolean replay;

        private Life(boolean replay) {
            this.replay = replay;
        }

        /** The guest that this life is about, from the {@link Opener}. */
        void opened(Guest fresh) {
            locked(() -> {
                guest = fresh;
                if (closed || life != this) {
                    fresh.close();
                    return;
                }
                if (paused) {
                    fresh.pause();
                }
                if (started) {
                    flush();
                }
            });
        }

        @Override
        public void onStarted() {
            locked(() -> {
                started = true;
                if (guest != null) {
                    flush();
                }
                if (replay && life == this && !closed) {
                    events.onReplayed();
                }
            });
        }

        @Override
        public void onTurn(Turn turn) {
            locked(() -> {
                if (life != this || closed) {
                    return;
                }
                journal.add(turn);
                Message cause = turn.fromTimer() ? null : pending.pollFirst();
                if (cause != null) {
                    room.give(cause);
                }
                events.onTurn(cause, turn);
            });
        }

        @Override
        public @Nullable String onQuestion(String question) {
            locked(() -> {
                Guest asking = guest;
                if (life == this && !closed && asking != null) {
                    events.onQuestion(question, asking::answer);
                }
            });
            return null;
        }

        @Override
        public void onLog(String entry) {
            locked(() -> {
                if (life == this) {
                    events.onLog(entry);
                }
            });
        }

        @Override
        public void onEnded(GuestEnd end) {
            locked(() -> {
                if (life != this || closed) {
                    return;
                }
                life = null;
                boolean atWork = end.reason() == GuestEnd.Reason.LOST_AT_WORK;
                if (atWork || end.reason() == GuestEnd.Reason.LOST) {
                    lost(atWork);
                } else {
                    closed = true;
                    events.onEnded(end);
                }
            });
        }

        private void flush() {
            Guest target = guest;
            if (target != null) {
                pending.forEach(message -> target.send(message.text()));
            }
        }

        private void locked(Runnable action) {
            lock.lock();
            try {
                action.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
