package io.minihost.server.sessions.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one connection. What is to be sent is never queued here beyond a few words: the writer takes the next
 * patch from its session when the socket has taken the last one, so a slow view costs no memory.
 */
public final class ClientConnection {

    /** The session that a connection has joined, as connections know it. */
    public interface Joined {

        /** The next question or patch for a connection, or null. */
        @Nullable
        String nextFrame(ClientConnection from);

        void input(ClientConnection from, ClientFrame.Input input);

        void acknowledged(ClientConnection from, long seq);

        void answered(ClientConnection from, ClientFrame.Answer answer);

        /** A connection is no more. */
        void left(ClientConnection gone);
    }

    private final WireSocket socket;
    private final Optional<UUID> device;
    private final Semaphore work = new Semaphore(0);
    private final Deque<String> words = new ArrayDeque<>();
    private volatile @Nullable Joined session;
    private final long bornNanos = System.nanoTime();
    private volatile long heardNanos = bornNanos;
    private volatile boolean gone;
    private boolean pong;
    private boolean ping;
    private long ackInput;
    private int closeCode;

    /** Guarded by the session's lock: the last question and the last patch handed to the socket, and the last one the view has applied. */
    private long asked;

    private long sent;

    private long applied;

    /**
     * A connection that has just been opened.
     *
     * @param device the browser that has opened it, where somebody is signed in there
     */
    ClientConnection(WireSocket socket, Optional<UUID> device) {
        this.socket = socket;
        this.device = device;
    }

    /** The browser that has opened it, where somebody is signed in there. */
    public Optional<UUID> device() {
        return device;
    }

    @Nullable
    public Joined session() {
        return session;
    }

    /** Joins a session, with the session's lock held. The first patch sent is the one after {@code seq}. */
    public void join(Joined joined, long seq) {
        sent = seq;
        applied = seq;
        session = joined;
    }

    /** The view has applied patches up to this one; with the session's lock held. */
    public void applied(long seq) {
        applied = Math.max(applied, Math.min(seq, sent));
    }

    /** Whether the view has applied all that was sent; with the session's lock held. */
    public boolean caughtUp() {
        return applied >= sent;
    }

    /** The next question or patch to send; with the session's lock held. */
    @Nullable
    public String next(HostPrompts asks, PatchStream stream) {
        Map.Entry<Long, String> ask = asks.after(asked);
        if (ask != null) {
            asked = ask.getKey();
            return ask.getValue();
        }
        Map.Entry<Long, String> patch = stream.after(sent);
        if (patch == null) {
            return null;
        }
        sent = patch.getKey();
        return patch.getValue();
    }

    void heard() {
        heardNanos = System.nanoTime();
    }

    public long silentNanos() {
        return System.nanoTime() - heardNanos;
    }

    public long ageNanos() {
        return System.nanoTime() - bornNanos;
    }

    public void wake() {
        work.release();
    }

    public synchronized void say(String frame) {
        words.addLast(frame);
        wake();
    }

    synchronized void pong() {
        pong = true;
        wake();
    }

    public synchronized void ping() {
        ping = true;
        wake();
    }

    public synchronized void acknowledge(long input) {
        ackInput = Math.max(ackInput, input);
        wake();
    }

    /** This connection will not go on; the session may. */
    public void end(SessionEnd end) {
        say(ServerFrames.end(end));
        close(WireSocket.NORMAL);
    }

    /** Closes after what was said. */
    public synchronized void close(int code) {
        if (closeCode == 0) {
            closeCode = code;
        }
        wake();
    }

    /** The connection is no more: lets the writer end. */
    void gone() {
        gone = true;
        wake();
    }

    /** Gives up on the connection without waiting for the writer, which may be stuck in it. */
    public void abort() {
        gone();
        socket.close(WireSocket.GOING_AWAY);
    }

    /** Writes until the connection ends. */
    void write() throws InterruptedException {
        try {
            while (!gone) {
                String frame = nextFrame();
                if (frame != null) {
                    socket.send(frame);
                } else if (takePing()) {
                    socket.ping();
                } else if (ending()) {
                    break;
                } else {
                    work.acquire();
                    work.drainPermits();
                }
            }
        } catch (IOException e) {
            gone = true;
        }
        socket.close(closeCode == 0 ? WireSocket.GOING_AWAY : closeCode);
    }

    private @Nullable String nextFrame() {
        String word = nextWord();
        if (word != null) {
            return word;
        }
        Joined joined = session;
        String patch = joined == null ? null : joined.nextFrame(this);
        return patch != null ? patch : nextCourtesy();
    }

    private synchronized @Nullable String nextWord() {
        return words.pollFirst();
    }

    /** What may wait until all patches are sent. */
    private synchronized @Nullable String nextCourtesy() {
        if (ackInput > 0) {
            long n = ackInput;
            ackInput = 0;
            return ServerFrames.ack(n);
        }
        if (pong) {
            pong = false;
            return ServerFrames.PONG;
        }
        return null;
    }

    private synchronized boolean takePing() {
        boolean due = ping;
        ping = false;
        return due;
    }

    /** Whether nothing more is expected of this connection. */
    synchronized boolean ending() {
        return closeCode != 0;
    }
}
