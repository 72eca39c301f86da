package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runners: those that take guests, the spare ones, and those for programs that are kept apart. */
final class Fleet implements RunnerEvents {

    private static final Logger LOG = System.getLogger(Fleet.class.getName());
    private static final long BEAT_SECONDS = 1;
    private static final int MAX_BACKOFF_SECONDS = 30;
    private static final int SPARES_AFTER_SECONDS = 60;

    private final RunnerSettings settings;
    private final Path folder = RunnerFolder.create();
    private final List<Runner> active = new ArrayList<>();
    private final List<Runner> spare = new ArrayList<>();
    private final List<Runner> isolated = new ArrayList<>();
    /** the one used last comes last */
    private final SequencedMap<String, CompiledBundle> programs = new LinkedHashMap<>();

    private final Map<String, Runner> homes = new HashMap<>();
    private final Offenders offenders = new Offenders();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("runner-fleet").factory());
    private final ScheduledFuture<?> beating;
    private int started;
    private int ended;
    private int failedStarts;
    private boolean closing;

    Fleet(RunnerSettings settings) {
        this.settings = settings;
        fill();
        beating = clock.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Prepares a program in all runners; completes when those are ready that take guests now. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the spares
    synchronized CompletableFuture<Void> prepare(CompiledBundle program) {
        programs.putLast(program.hash(), program);
        CompletableFuture<Void> ready = CompletableFuture.allOf(
                active.stream().map(r -> r.prepare(program)).toArray(CompletableFuture<?>[]::new));
        // Whoever waits for a program waits for those that serve it, and the first visitors need the processors.
        ready.thenRun(() -> later(() -> prepareSpares(program), SPARES_AFTER_SECONDS));
        return ready;
    }

    private synchronized void prepareSpares(CompiledBundle program) {
        if (programs.containsKey(program.hash())) {
            spare.forEach(r -> r.prepareInSpareTime(program));
        }
    }

    synchronized void release(String hash) {
        programs.remove(hash);
        all().forEach(r -> r.release(hash));
    }

    Guest open(GuestSpec spec, GuestListener listener) {
        while (true) {
            Guest guest = place(spec).open(spec, listener);
            if (guest != null) {
                return guest;
            }
            // That runner has just ended; its replacement is on the list in a moment.
            LockSupport.parkNanos(1_000_000);
        }
    }

    private synchronized Runner place(GuestSpec spec) {
        if (closing) {
            throw new CapacityExceeded("the host is shutting down");
        }
        return offenders.isApart(spec.appId()) ? placeApart(spec.appId()) : leastLoaded(active);
    }

    private Runner placeApart(String appId) {
        Runner home = homes.get(appId);
        if (home == null || !isolated.contains(home)) {
            if (isolated.size() < settings.isolated()) {
                isolated.add(launch("apart"));
                home = isolated.getLast();
            } else {
                home = leastLoaded(isolated);
            }
            homes.put(appId, home);
        }
        return home;
    }

    private static Runner leastLoaded(List<Runner> runners) {
        return runners.stream()
                .min(Comparator.<Runner>comparingInt(r -> r.isReady() ? 0 : 1).thenComparingInt(Runner::guests))
                .orElseThrow(() -> new CapacityExceeded("no runner can be started"));
    }

    @Override
    public synchronized void ready(Runner runner) {
        failedStarts = 0;
    }

    @Override
    public void broken(Runner runner, String appId) {
        offenders.broke(appId);
        LOG.log(Level.WARNING, "program {0} is kept apart from now on", appId);
    }

    @Override
    public synchronized void ended(Runner runner, Set<String> suspects) {
        ended++;
        suspects.forEach(offenders::suspect);
        boolean wasActive = active.remove(runner);
        boolean wasSpare = spare.remove(runner);
        isolated.remove(runner);
        if (closing || (!wasActive && !wasSpare)) {
            return;
        }
        if (wasActive && !spare.isEmpty()) {
            Runner next = spare.removeFirst();
            active.add(next);
            LOG.log(Level.INFO, "{0} takes the place of {1}", next.name(), runner.name());
        }
        int delay = failedStarts == 0 ? 0 : Math.min(1 << Math.min(failedStarts, 5), MAX_BACKOFF_SECONDS);
        failedStarts++;
        later(this::fill, delay);
    }

    private void later(Runnable action, int seconds) {
        ScheduledFuture<?> planned = clock.schedule(action, seconds, TimeUnit.SECONDS);
        LOG.log(Level.TRACE, "next in {0} ms", planned.getDelay(TimeUnit.MILLISECONDS));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guests may come at once
    private synchronized void fill() {
        while (!closing && active.size() < settings.runners()) {
            Runner runner = launch("runner");
            programs.sequencedValues().reversed().forEach(runner::prepare);
            active.add(runner);
        }
        while (!closing && spare.size() < settings.spares()) {
            Runner runner = launch("spare");
            programs.sequencedValues().reversed().forEach(runner::prepareInSpareTime);
            spare.add(runner);
        }
    }

    private Runner launch(String kind) {
        Runner runner = new Runner(kind + "-" + ++started, settings, folder, this);
        runner.start();
        return runner;
    }

    private void beat() {
        long nonce = System.nanoTime();
        all().forEach(r -> r.beat(nonce));
    }

    private synchronized List<Runner> all() {
        return Stream.of(active, spare, isolated).flatMap(List::stream).toList();
    }

    int guests() {
        return all().stream().mapToInt(Runner::guests).sum();
    }

    boolean isBusy() {
        return all().stream().anyMatch(Runner::isBusy);
    }

    synchronized RunnerStatus status() {
        List<Runner> all = all();
        int ready = (int) all.stream().filter(Runner::isReady).count();
        List<Long> pids = all.stream().map(Runner::pid).filter(pid -> pid > 0).toList();
        Set<String> walls =
                all.stream().filter(Runner::isReady).map(Runner::walls).collect(Collectors.toUnmodifiableSet());
        return new RunnerStatus(ready, all.size() - ready, guests(), ended, pids, offenders.apart(), walls);
    }

    synchronized void stopReplacing() {
        closing = true;
    }

    void closeGuests() {
        all().forEach(Runner::closeGuests);
    }

    /** Dismisses all runners and kills those still there at the deadline. */
    void close(long deadlineNanos) {
        beating.cancel(false);
        clock.shutdownNow();
        all().forEach(Runner::dismiss);
        while (!all().isEmpty() && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(1_000_000);
        }
        all().forEach(r -> r.kill("the host shuts down"));
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!all().isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(1_000_000);
        }
        RunnerFolder.delete(folder);
    }
}
