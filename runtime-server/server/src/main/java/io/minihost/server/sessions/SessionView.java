package io.minihost.server.sessions;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.sessions.run.Message;
import io.minihost.server.sessions.wire.ClientConnection;
import io.minihost.server.sessions.wire.ClientFrame;
import io.minihost.server.sessions.wire.HostPrompts;
import io.minihost.server.sessions.wire.PatchStream;
import io.minihost.server.sessions.wire.ProtocolViolation;
import io.minihost.server.sessions.wire.ServerFrames;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.WireSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session's side of its view: which connection is the one, and what has been said over it. All methods are called with the
 * session's lock held.
 */
final class SessionView {

    private final SessionId session;
    private final String files;
    private final String socket;
    private final Supplier<PatchStream> streams;
    private @Nullable ClientConnection connection;
    private PatchStream stream;
    private String epoch = "";
    private long received;
    private boolean snapshotAsked;
    private Optional<UUID> lastDevice = Optional.empty();
    private long leftNanos = System.nanoTime();

    /**
     * A view that has not come yet.
     *
     * @param files path below which the session's files lie
     * @param socket path at which the session is found
     * @param streams of patches, one for each run
     */
    SessionView(SessionId session, String files, String socket, Supplier<PatchStream> streams) {
        this.session = session;
        this.files = files;
        this.socket = socket;
        this.streams = streams;
        this.stream = streams.get();
    }

    boolean isConnected() {
        return connection != null;
    }

    boolean isOver(ClientConnection other) {
        return connection == other;
    }

    /** The browser it was shown in last, where somebody is signed in there. */
    Optional<UUID> device() {
        return lastDevice;
    }

    /** How long nobody has been connected; zero while somebody is. */
    Duration left() {
        return connection != null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - leftNanos);
    }

    /** The number of the last patch. */
    long last() {
        return stream.last();
    }

    /** A view connects: for the first time, again, or from another tab. The newest connection is the one. */
    void connect(ClientConnection fresh) {
        end(SessionEnd.REPLACED);
        connection = fresh;
        lastDevice = fresh.device();
    }

    void left(ClientConnection gone) {
        if (connection == gone) {
            connection = null;
            leftNanos = System.nanoTime();
        }
    }

    /** A run begins; the view drops what it shows. */
    void begin(ClientConnection fresh, ClientConnection.Joined joined) {
        epoch = SessionId.random("e").value();
        stream = streams.get();
        received = 0;
        snapshotAsked = false;
        fresh.join(joined, 0);
        fresh.say(ServerFrames.welcome(session, epoch, 0, false, files, socket));
    }

    /** The view goes on where it was, or is told everything again. */
    void resume(ClientConnection fresh, ClientConnection.Joined joined, ClientFrame.Join join) {
        boolean resumed = epoch.equals(join.epoch()) && stream.continues(join.seq());
        if (resumed) {
            stream.acknowledge(join.seq());
            fresh.join(joined, join.seq());
        } else if (stream.whole()) {
            fresh.join(joined, 0);
        } else {
            stream.invalidate();
            fresh.join(joined, stream.last());
        }
        fresh.say(ServerFrames.welcome(session, epoch, received, resumed, files, socket));
    }

    /** Whether the program is to be told an input; one that was told before is not. */
    boolean isNew(ClientFrame.Input input) {
        if (input.n() > received + 1) {
            throw new ProtocolViolation("input %d follows %d".formatted(input.n(), received));
        }
        return input.n() > received;
    }

    void taken(ClientFrame.Input input) {
        received = input.n();
    }

    void acknowledged(ClientConnection from, long seq) {
        from.applied(seq);
        stream.acknowledge(Math.min(seq, stream.last()));
    }

    @Nullable
    String nextFrame(ClientConnection from, HostPrompts prompts) {
        return isOver(from) ? from.next(prompts, stream) : null;
    }

    /**
     * A turn has said something to the view.
     *
     * @return false if this host has no room for it, and the view can be told nothing more
     */
    boolean paint(@Nullable Message cause, List<String> commands) {
        if (!Message.SNAPSHOT.equals(cause)) {
            stream.append(commands);
            return true;
        }
        snapshotAsked = false;
        return stream.snapshot(commands);
    }

    /** The program has handled what the view said. */
    void handled(@Nullable Message cause) {
        if (connection != null && cause != null && cause.input() > 0) {
            connection.acknowledge(cause.input());
        }
        wake();
    }

    /** What was said is lost: the view is to be told everything again. */
    void invalidate() {
        snapshotAsked = false;
        stream.invalidate();
    }

    /** Whether the program is to be asked for a snapshot now: the view needs one, and has nothing else to paint. */
    boolean wantsSnapshot() {
        boolean wants = stream.stale() && !snapshotAsked && connection != null && connection.caughtUp();
        snapshotAsked |= wants;
        return wants;
    }

    void wake() {
        if (connection != null) {
            connection.wake();
        }
    }

    void end(SessionEnd why) {
        if (connection != null) {
            connection.end(why);
        }
    }

    /** The view shall join again. */
    void sendAway() {
        if (connection != null) {
            connection.close(WireSocket.JOIN_AGAIN);
        }
    }

    void sendGuestAway() {
        if (connection != null && connection.device().isEmpty()) {
            sendAway();
        }
    }

    /** The same, and nothing that is still on its way from there counts. */
    void cutGuest() {
        sendGuestAway();
        if (connection != null && connection.device().isEmpty()) {
            left(connection);
        }
    }

    void close() {
        stream.close();
    }
}
