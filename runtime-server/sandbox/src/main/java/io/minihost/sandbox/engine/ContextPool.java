package io.minihost.sandbox.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One program in use, with its contexts that wait for a visitor. */
public final class ContextPool {

    private final GuestEngine engine;
    private final LoadedProgram program;
    private final Queue<GuestContext> ready = new ArrayDeque<>();
    private int guests;
    private @Nullable CompletableFuture<Void> primed;
    private boolean visited;
    private boolean released;
    private long lastUsedNanos = System.nanoTime();

    public ContextPool(GuestEngine engine, LoadedProgram program) {
        this.engine = engine;
        this.program = program;
    }

    public String hash() {
        return program.hash();
    }

    public GuestContext newContext() {
        return new GuestContext(engine, program);
    }

    public void boot(GuestContext context) {
        context.boot(engine);
    }

    public synchronized @Nullable GuestContext takeReady() {
        return ready.poll();
    }

    /** Puts a booted context on the shelf, or disposes of it when nobody wants the program any more. */
    public void putReady(GuestContext context) {
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
    public synchronized int missing(int size, long idleAfterNanos) {
        boolean idle = System.nanoTime() - lastUsedNanos > idleAfterNanos;
        int wanted = visited ? size : Math.min(1, size);
        return idle || released ? 0 : Math.max(0, wanted - ready.size());
    }

    public synchronized void visited() {
        visited = true;
    }

    public synchronized boolean isIdle() {
        return guests == 0;
    }

    public synchronized long lastUsedNanos() {
        return lastUsedNanos;
    }

    /** Throws ready contexts away if the program has been idle. */
    public void dropIdle(long idleAfterNanos) {
        synchronized (this) {
            if (System.nanoTime() - lastUsedNanos <= idleAfterNanos) {
                return;
            }
        }
        dropReady();
    }

    /** Notes that somebody wants the program. */
    public synchronized void use() {
        lastUsedNanos = System.nanoTime();
        released = false;
    }

    /** What {@code priming} gave when it was first asked for. */
    public synchronized CompletableFuture<Void> primed(Supplier<CompletableFuture<Void>> priming) {
        use();
        if (primed == null) {
            primed = priming.get();
        }
        return primed;
    }

    public synchronized void enter() {
        use();
        guests++;
    }

    public synchronized void leave() {
        guests--;
    }

    public void release() {
        synchronized (this) {
            released = true;
        }
        dropReady();
    }

    public synchronized boolean isReleased() {
        return released;
    }

    public synchronized boolean isForgettable() {
        return released && guests == 0;
    }

    private void dropReady() {
        for (GuestContext context = takeReady(); context != null; context = takeReady()) {
            context.dispose();
        }
    }
}
