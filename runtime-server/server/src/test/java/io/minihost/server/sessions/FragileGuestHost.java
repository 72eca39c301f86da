package io.minihost.server.sessions;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.LocalGuestHost;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.Turn;
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

    /** Loses the guests of one session in the middle of whatever they do. */
    void lose(SessionId session) {
        open.stream()
                .filter(guest -> guest.spec.sessionId().equals(session.value()))
                .toList()
                .forEach(Fragile::lose);
    }

    int opened() {
        return opened.get();
    }

    @Override
    public CompletableFuture<Void> prepare(CompiledBundle program) {
        return host.prepare(program);
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

        Fragile(GuestSpec spec, GuestListener listener) {
            this.spec = spec;
            this.listener = listener;
        }

        synchronized void lose() {
            Guest inner = guest;
            if (!over && inner != null) {
                onEnded(new GuestEnd(GuestEnd.Reason.LOST, null, "its runner died"));
                inner.close();
            }
        }

        @Override
        public synchronized void onStarted() {
            if (!over) {
                listener.onStarted();
            }
        }

        @Override
        public synchronized void onTurn(Turn turn) {
            if (!over) {
                listener.onTurn(turn);
            }
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
