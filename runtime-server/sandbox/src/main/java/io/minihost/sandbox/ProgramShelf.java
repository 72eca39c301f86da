package io.minihost.sandbox;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One program in use, with its contexts that wait for a visitor. */
final class ProgramShelf {

    private final GuestEngine engine;
    private final Program program;
    private final Queue<GuestContext> ready = new ArrayDeque<>();
    private int guests;
    private @Nullable CompletableFuture<Void> primed;
    private boolean visited;
    private boolean released;
    private long lastUsedNanos = System.nanoTime();

    ProgramShelf(GuestEngine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    String hash() {
        return program.hash();
    }

    GuestContext newContext() {
        return new GuestContext(engine, program);
    }

    void boot(GuestContext context) {
        context.boot(engine);
    }

    synchronized @Nullable GuestContext takeReady() {
        return ready.poll();
    }

    /** Puts a booted context on the shelf, or disposes of it when nobody wants the program any more. */
    void putReady(GuestContext context) {
        synchronized (this) {
            if (!released) {
                ready.add(context);
                return;
            }
        }
        context.dispose();
    }

    /**
     * How many contexts short of {@code size} it is; none if the program has been idle or released. One without visitors
     * so far has one ready.
     */
    synchronized int missing(int size, long idleAfterNanos) {
        boolean idle = System.nanoTime() - lastUsedNanos > idleAfterNanos;
        int wanted = visited ? size : Math.min(1, size);
        return idle || released ? 0 : Math.max(0, wanted - ready.size());
    }

    synchronized void visited() {
        visited = true;
    }

    synchronized boolean isIdle() {
        return guests == 0;
    }

    synchronized long lastUsedNanos() {
        return lastUsedNanos;
    }

    /** Throws ready contexts away if the program has been idle. */
    void dropIdle(long idleAfterNanos) {
        synchronized (this) {
            if (System.nanoTime() - lastUsedNanos <= idleAfterNanos) {
                return;
            }
        }
        dropReady();
    }

    /** Notes that somebody wants the program. */
    synchronized void use() {
        lastUsedNanos = System.nanoTime();
        released = false;
    }

    /** What {@code priming} gave when it was first asked for. */
    synchronized CompletableFuture<Void> primed(Supplier<CompletableFuture<Void>> priming) {
        use();
        if (primed == null) {
            primed = priming.get();
        }
        return primed;
    }

    synchronized void enter() {
        use();
        guests++;
    }

    synchronized void leave() {
        guests--;
    }

    void release() {
        synchronized (this) {
            released = true;
        }
        dropReady();
    }

    synchronized boolean isReleased() {
        return released;
    }

    synchronized boolean isForgettable() {
        return released && guests == 0;
    }

    private void dropReady() {
        for (GuestContext context = takeReady(); context != null; context = takeReady()) {
            context.dispose();
        }
    }
}
