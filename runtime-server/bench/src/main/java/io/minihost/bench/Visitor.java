package io.minihost.bench;

import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Turn;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One visit to a program, driven without a browser. */
final class Visitor implements GuestListener, AutoCloseable {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final int EMPTY_OUTBOX = 10;

    private final CompletableFuture<String> painted = new CompletableFuture<>();
    private final Guest guest;
    private @Nullable String tap;
    private volatile @Nullable Semaphore inFlight;

    private Visitor(GuestHost host, Program program) {
        var number = NUMBERS.incrementAndGet();
        var spec =
                new GuestSpec("bench-" + number, "wxbench", program.compiled(), GuestLimits.DEFAULT, number, List.of());
        this.guest = host.open(spec, this);
    }

    /** Opens a guest, launches the program and waits for the first patches. */
    static Visitor visit(GuestHost host, Program program) throws Exception {
        var visitor = new Visitor(host, program);
        visitor.guest.send(program.launch());
        var outbox = visitor.painted.get(60, TimeUnit.SECONDS);
        visitor.tap = Taps.tapOf(outbox, program.target());
        return visitor;
    }

    /** Sends a tap; a permit of the semaphore comes back when it has been handled. */
    void tap(Semaphore permits) {
        inFlight = permits;
        guest.send(Objects.requireNonNull(tap));
    }

    @Override
    public void onStarted() {}

    @Override
    public void onTurn(Turn turn) {
        if (!painted.isDone()) {
            if (turn.outbox().contains("\"tree\"")) {
                painted.complete(turn.outbox());
            }
            return;
        }
        var permits = inFlight;
        if (permits != null && !turn.fromTimer()) {
            if (turn.outbox().length() < EMPTY_OUTBOX) {
                throw new IllegalStateException("a tap changed nothing");
            }
            permits.release();
        }
    }

    @Override
    public void onLog(String entry) {
        if (entry.contains("\"error\"")) {
            System.err.println(entry);
        }
    }

    @Override
    public void onEnded(GuestEnd end) {
        painted.completeExceptionally(new IllegalStateException("guest ended: " + end));
    }

    @Override
    public void close() {
        guest.close();
    }
}
