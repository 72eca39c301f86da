package io.minihost.sandbox.local;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.Standing;
import io.minihost.sandbox.engine.ContextPool;
import io.minihost.sandbox.engine.Damage;
import io.minihost.sandbox.engine.GuestEngine;
import io.minihost.sandbox.limits.HeapWatch;
import io.minihost.sandbox.limits.TurnPool;
import io.minihost.sandbox.limits.Watchdog;
import io.minihost.sandbox.warmup.ContextPools;
import io.minihost.sandbox.warmup.EngineClasses;
import io.minihost.sandbox.warmup.Priming;
import io.minihost.sandbox.warmup.SpareTime;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * Guests in this process. All limits hold, but a turn that cannot be stopped keeps one thread until it ends by itself;
 * runner processes exist for that.
 */
public final class LocalGuestHost implements GuestHost {

    /** What somebody who owns the process does about a turn that does not stop. */
    @FunctionalInterface
    public interface Disobedience {

        /** The guest has been told of its end already; its turn still holds a thread. */
        void happened(GuestSpec spec, GuestEnd end);

        /**
         * Something that all guests share is out of order, so that none of them may be left here.
         *
         * @param explained whether it is known that nobody who is in a turn now caused it
         */
        default void damaged(String what, boolean explained) {}
    }

    private static final Logger LOG = System.getLogger(LocalGuestHost.class.getName());

    private final LocalSettings settings;
    private final Disobedience disobedience;
    private final GuestEngine engine;
    private final TurnPool pool;
    private final Watchdog watchdog;
    private final ScheduledThreadPoolExecutor clock;
    private final ContextPools shelves;
    private final HeapWatch heap;
    private final Priming priming;
    private final SpareTime spareTime = new SpareTime();
    private final ScheduledFuture<?> goingOn;
    private final GuestHome home = new Home();
    private final Set<LocalGuest> guests = ConcurrentHashMap.newKeySet();

    public LocalGuestHost(LocalSettings settings) {
        this(settings, GuestEngine.packedPrelude(), (spec, end) -> {});
    }

    /** A host that tells {@code disobedience} of turns that do not stop. */
    public LocalGuestHost(LocalSettings settings, Disobedience disobedience) {
        this(settings, GuestEngine.packedPrelude(), disobedience);
    }

    LocalGuestHost(LocalSettings settings, String prelude, Disobedience disobedience) {
        this.settings = settings;
        this.disobedience = disobedience;
        this.engine = new GuestEngine(prelude);
        this.pool = new TurnPool("guest-turns", settings.threads());
        this.clock = new GuestClock(this::failed);
        this.watchdog = new Watchdog(settings.stopGrace());
        this.shelves = new ContextPools(engine, settings, clock);
        this.heap = new HeapWatch(clock, this::relieve);
        this.priming = new Priming(engine, settings.warmUps());
        watchdog.watch(pool);
        watchdog.watch(shelves.pool());
        goingOn = clock.scheduleWithFixedDelay(() -> priming.goOn(spareTime::isNow), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public CompletableFuture<Void> prepare(CompiledBundle program, Standing standing) {
        ContextPool shelf = shelves.of(program);
        shelves.refill(shelf);
        return shelf.primed(() -> priming.prime(program, () -> !shelf.isReleased(), unseen(shelf))
                .thenRun(spareTime::attend)
                .thenRunAsync(() -> shelves.fill(shelf), shelves.pool()));
    }

    /** As {@link #prepare}, but whoever uses this machine comes first; completes when that is planned. */
    public CompletableFuture<Void> prepareInSpareTime(CompiledBundle program) {
        ContextPool shelf = shelves.of(program);
        return shelf.primed(() -> priming.primeInSpareTime(program, () -> !shelf.isReleased(), unseen(shelf)));
    }

    private BiFunction<GuestSpec, GuestListener, Guest> unseen(ContextPool shelf) {
        return (spec, listener) -> open(spec, listener, shelf, () -> {});
    }

    @Override
    public void release(String hash) {
        shelves.release(hash);
    }

    @Override
    public int places() {
        return settings.maxGuests();
    }

    @Override
    public Guest open(GuestSpec spec, GuestListener listener) {
        if (guests.size() >= settings.maxGuests()) {
            throw new CapacityExceeded(settings.maxGuests() + " guests are open");
        }
        ContextPool shelf = shelves.of(spec.program());
        shelf.visited();
        return open(spec, listener, shelf, this::attend);
    }

    /** A visitor's message comes before what is done in spare time. */
    private void attend() {
        spareTime.attend();
        priming.giveWay();
    }

    private LocalGuest open(GuestSpec spec, GuestListener listener, ContextPool shelf, Runnable attention) {
        LocalGuest guest = new LocalGuest(spec, listener, home, shelf, attention);
        guests.add(guest);
        heap.enter(guest);
        shelf.enter();
        guest.schedule();
        shelves.refill(shelf);
        return guest;
    }

    /** Frees what nobody uses: programs without guests, else half of the guests that nobody looks at. */
    private boolean relieve() {
        if (shelves.relieve()) {
            return true;
        }
        Map<LocalGuest, Long> paused = new HashMap<>();
        for (LocalGuest guest : guests) {
            Long since = guest.paused();
            if (since != null) {
                paused.put(guest, since);
            }
        }
        paused.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit((paused.size() + 1) / 2)
                .forEach(entry -> entry.getKey().endFor(Sentence.AWAY));
        return !paused.isEmpty();
    }

    private void damaged(Damage damage) {
        LOG.log(Level.ERROR, "this process is damaged: {0}", damage.what());
        disobedience.damaged(damage.what(), damage.explained());
    }

    private void failed(Throwable thrown) {
        Damage damage = Damage.inHost(thrown);
        if (damage != null) {
            damaged(damage);
        }
    }

    /** Makes sure that guests cannot damage what they share; takes a second or two, once for each process. */
    public void initialiseEngine() {
        EngineClasses.initialise(engine);
    }

    /** A host whose guests boot from another resource of the class path than the one {@code web} packed. */
    public static LocalGuestHost withPrelude(LocalSettings settings, String resource, Disobedience disobedience) {
        return new LocalGuestHost(settings, GuestEngine.resource(resource), disobedience);
    }

    /** What executes programs, for people who wonder about its speed. */
    public String engine() {
        return engine.description();
    }

    /** How many guests are open. */
    public int guests() {
        return guests.size();
    }

    @Override
    public void close() {
        goingOn.cancel(false);
        priming.close();
        guests.forEach(LocalGuest::close);
        long deadline = System.nanoTime() + settings.stopGrace().toNanos();
        while (!guests.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        heap.close();
        shelves.close();
        clock.shutdownNow();
        pool.close();
        watchdog.close();
        if (guests.isEmpty()) {
            engine.close();
        }
    }

    /** What guests see of it. */
    private final class Home implements GuestHome {

        @Override
        public TurnPool pool() {
            return pool;
        }

        @Override
        public ScheduledExecutorService clock() {
            return clock;
        }

        @Override
        public void ended(HeapWatch.Keeper guest, ContextPool shelf) {
            if (guests.remove(guest)) {
                heap.leave(guest);
                shelf.leave();
                shelves.forget(shelf);
            }
        }

        @Override
        public boolean hasRoomFor(long bytes, long sinceNanos) {
            return heap.hasRoomFor(bytes, sinceNanos);
        }

        @Override
        public void disobeyed(GuestSpec spec, GuestEnd end) {
            LOG.log(
                    Level.ERROR,
                    "session {0} of {1} does not stop: {2}",
                    spec.sessionId(),
                    spec.appId(),
                    end.message());
            disobedience.happened(spec, end);
        }

        @Override
        public void damaged(Damage damage) {
            LocalGuestHost.this.damaged(damage);
        }

        @Override
        public void failed(GuestSpec spec, Throwable thrown) {
            LOG.log(Level.ERROR, "session " + spec.sessionId() + " of " + spec.appId(), thrown);
            LocalGuestHost.this.failed(thrown);
        }
    }
}
