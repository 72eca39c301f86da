package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** All programs in use, and the thread that keeps their ready contexts up. */
final class Shelves implements AutoCloseable {

    private static final long IDLE_CHECK_SECONDS = 30;

    private final GuestEngine engine;
    private final LocalSettings settings;
    private final Map<String, ProgramShelf> shelves = new ConcurrentHashMap<>();
    private final ScheduledFuture<?> sweeping;
    private final TurnPool pool = new TurnPool("guest-ready", 1);

    Shelves(GuestEngine engine, LocalSettings settings, ScheduledExecutorService clock) {
        this.engine = engine;
        this.settings = settings;
        sweeping =
                clock.scheduleWithFixedDelay(this::dropIdle, IDLE_CHECK_SECONDS, IDLE_CHECK_SECONDS, TimeUnit.SECONDS);
    }

    TurnPool pool() {
        return pool;
    }

    ProgramShelf of(CompiledBundle bundle) {
        return shelves.computeIfAbsent(bundle.hash(), hash -> new ProgramShelf(engine, new Program(bundle)));
    }

    void refill(ProgramShelf shelf) {
        if (settings.readyContexts() > 0) {
            pool.execute(() -> fill(shelf));
        }
    }

    void release(String hash) {
        ProgramShelf shelf = shelves.get(hash);
        if (shelf != null) {
            shelf.release();
            forget(shelf);
        }
    }

    void forget(ProgramShelf shelf) {
        if (shelf.isForgettable()) {
            shelves.remove(shelf.hash(), shelf);
        }
    }

    /** Forgets the programs that have been without guests for longest, half of them; false if all have guests. */
    boolean relieve() {
        List<ProgramShelf> idle = shelves.values().stream()
                .filter(ProgramShelf::isIdle)
                .sorted(Comparator.comparingLong(ProgramShelf::lastUsedNanos))
                .toList();
        List<ProgramShelf> forgotten = idle.subList(0, (idle.size() + 1) / 2);
        forgotten.forEach(shelf -> release(shelf.hash()));
        return !forgotten.isEmpty();
    }

    @Override
    public void close() {
        sweeping.cancel(false);
        pool.close();
        shelves.values().forEach(ProgramShelf::release);
        shelves.clear();
    }

    /** Makes what ready contexts are missing. Runs on a thread of the pool. */
    void fill(ProgramShelf shelf) {
        long idle = settings.idleAfter().toNanos();
        while (shelf.missing(settings.readyContexts(), idle) > 0) {
            GuestContext made = ReadyContext.make(shelf);
            if (made == null) {
                return;
            }
            shelf.putReady(made);
        }
    }

    private void dropIdle() {
        pool.execute(() -> shelves.values()
                .forEach(shelf -> shelf.dropIdle(settings.idleAfter().toNanos())));
    }
}
