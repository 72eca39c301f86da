package io.minihost.sandbox.warmup;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.engine.ContextPool;
import io.minihost.sandbox.engine.GuestContext;
import io.minihost.sandbox.engine.GuestEngine;
import io.minihost.sandbox.engine.LoadedProgram;
import io.minihost.sandbox.limits.TurnPool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** All programs in use, and the thread that keeps their ready contexts up. */
public final class ContextPools implements AutoCloseable {

    private static final long IDLE_CHECK_SECONDS = 30;

    private final GuestEngine engine;
    private final LocalSettings settings;
    private final Map<String, ContextPool> shelves = new ConcurrentHashMap<>();
    private final ScheduledFuture<?> sweeping;
    private final TurnPool pool = new TurnPool("guest-ready", 1);

    public ContextPools(GuestEngine engine, LocalSettings settings, ScheduledExecutorService clock) {
        this.engine = engine;
        this.settings = settings;
        sweeping =
                clock.scheduleWithFixedDelay(this::dropIdle, IDLE_CHECK_SECONDS, IDLE_CHECK_SECONDS, TimeUnit.SECONDS);
    }

    public TurnPool pool() {
        return pool;
    }

    public ContextPool of(CompiledBundle bundle) {
        return shelves.computeIfAbsent(bundle.hash(), hash -> new ContextPool(engine, new LoadedProgram(bundle)));
    }

    public void refill(ContextPool shelf) {
        if (settings.readyContexts() > 0) {
            pool.execute(() -> fill(shelf));
        }
    }

    public void release(String hash) {
        ContextPool shelf = shelves.get(hash);
        if (shelf != null) {
            shelf.release();
            forget(shelf);
        }
    }

    public void forget(ContextPool shelf) {
        if (shelf.isForgettable()) {
            shelves.remove(shelf.hash(), shelf);
        }
    }

    /** Forgets the programs that have been without guests for longest, half of them; false if all have guests. */
    public boolean relieve() {
        List<ContextPool> idle = shelves.values().stream()
                .filter(ContextPool::isIdle)
                .sorted(Comparator.comparingLong(ContextPool::lastUsedNanos))
                .toList();
        List<ContextPool> forgotten = idle.subList(0, (idle.size() + 1) / 2);
        forgotten.forEach(shelf -> release(shelf.hash()));
        return !forgotten.isEmpty();
    }

    @Override
    public void close() {
        sweeping.cancel(false);
        pool.close();
        shelves.values().forEach(ContextPool::release);
        shelves.clear();
    }

    /** Makes what ready contexts are missing. Runs on a thread of the pool. */
    public void fill(ContextPool shelf) {
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
