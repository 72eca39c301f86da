package io.minihost.server.sessions;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.Standing;
import io.minihost.sandbox.Turn;
import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.server.hostapi.SessionId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Real guests in this process, which can be lost all at once as if their runner had died. */
final class FragileGuestHost implements GuestHost {

    private final LocalGuestHost host = LocalGuestHost.withPrelude(
            new LocalSettings(2, 200, 1, Duration.ofMinutes(1), 0, Duration.ofSeconds(5)),
            "/io/minihost/server/sessions/test-guest.js",
            (spec, end) -> {});
    private final Set<Fragile> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger heldPreparations = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> hold;

    /** Loses the guests of one session in the middle of whatever they do. */
    void lose(SessionId session) {
        open.stream()
                .filter(guest -> guest.spec.sessionId().equals(session.value()))
                .toList()
                .forEach(Fragile::lose);
    }

    /** Whether a turn of the session is under way. */
    boolean isAtWork(SessionId session) {
        return open.stream()
                .filter(guest -> guest.spec.sessionId().equals(session.value()))
                .anyMatch(guest -> guest.atWork);
    }

    /** Lets nobody be prepared from now on. */
    void holdPreparations() {
        hold = new CompletableFuture<>();
    }

    int preparationsHeld() {
        return heldPreparations.get();
    }

    void letPrepare() {
        CompletableFuture<Void> held = hold;
        hold = null;
        if (held != null) {
            held.complete(null);
        }
    }

    int opened() {
        return opened.get();
    }

    @Override
    public CompletableFuture<Void> prepare(CompiledBundle program, Standing standing) {
        CompletableFuture<Void> held = hold;
        if (held == null) {
            return host.prepare(program, standing);
        }
        heldPreparations.incrementAndGet();
        return held;
    }

    @Override
    public void release(String hash) {
        host.release(hash);
    }

    @Override
    public Guest open(GuestSpec spec, GuestListener listener) {
        opened.incrementAndGet();
        Fragile fragile = new Fragile(spec, listener);
        open.add(fragile);
        Guest guest = host.open(spec, fragile);
        fragile.guest = guest;
        return guest;
    }

    @Override
    public void close() {
        host.close();
    }

    private final class Fragile implements GuestListener {

        private final GuestSpec spec;
        private final GuestListener listener;
        private volatile @Nullable Guest guest;
        private boolean over;
        private volatile boolean atWork;

        Fragile(GuestSpec spec, GuestListener listener) {
            this.spec = spec;
            this.listener = listener;
        }

        synchronized void lose() {
            Guest inner = guest;
            if (!over && inner != null) {
                GuestEnd.Reason how = atWork ? GuestEnd.Reason.LOST_AT_WORK : GuestEnd.Reason.LOST;
                onEnded(new GuestEnd(how, null, "its runner died"));
                inner.close();
            }
        }

        @Override
        public synchronized void onWork(boolean working) {
            atWork = working;
        }

        @Override
        public synchronized void onStarted() {
            atWork = false;
            if (!over) {
                listener.onStarted();
            }
        }

        @Override
        public synchronized void onTurn(Turn turn) {
            atWork = false;
            if (!over) {
                listener.onTurn(turn);
            }
        }

        @Override
        public synchronized @Nullable String onQuestion(String question) {
            return over ? NOBODY_ANSWERS : listener.onQuestion(question);
        }

        @Override
        public synchronized void onLog(String entry) {
            if (!over) {
                listener.onLog(entry);
            }
        }

        @Override
        public synchronized void onEnded(GuestEnd end) {
            if (!over) {
                over = true;
                open.remove(this);
                listener.onEnded(end);
            }
        }
    }
}
