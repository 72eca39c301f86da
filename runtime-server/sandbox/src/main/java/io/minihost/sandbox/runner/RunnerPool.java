package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Standing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runners: those that take settled programs, the spare ones, those of new programs, and those of programs kept apart. */
final class RunnerPool implements RunnerEvents<Runner> {

    private static final Logger LOG = System.getLogger(RunnerPool.class.getName());
    private static final long BEAT_SECONDS = 1;
    private static final int MAX_BACKOFF_SECONDS = 30;
    private static final int SPARES_AFTER_SECONDS = 60;

    private final RunnerSettings settings;
    private final Path folder = RunnerFolder.create();
    private final List<Runner> active = new ArrayList<>();
    private final List<Runner> spare = new ArrayList<>();
    private final Ward newcomers;
    private final Ward apart;
    /** Those that nobody needs any more, on their way out. */
    private final List<Runner> leaving = new ArrayList<>();
    /** the one used last comes last */
    private final SequencedMap<String, Prepared> programs = new LinkedHashMap<>();

    private final Quarantine offenders;
    private final ListeningThreads listening = new ListeningThreads();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("runner-fleet").factory());
    private final ScheduledFuture<?> beating;
    private int started;
    private int ended;
    private int failedStarts;
    private boolean closing;

    private record Prepared(CompiledBundle program, Standing standing) {}

    RunnerPool(RunnerSettings settings, Quarantine offenders) {
        this.settings = settings;
        this.offenders = offenders;
        this.newcomers = new Ward(settings.newcomers(), this::newcomersRunner);
        this.apart = new Ward(settings.isolated(), () -> launch("apart", true));
        fill();
        beating = clock.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Prepares a program in the runners that it will be opened in; completes when those are ready that take guests now. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the spares
    synchronized CompletableFuture<Void> prepare(CompiledBundle program, Standing standing) {
        programs.putLast(program.hash(), new Prepared(program, standing));
        List<Runner> serving = standing == Standing.SETTLED ? active : newcomers.open();
        CompletableFuture<Void> ready = CompletableFuture.allOf(
                serving.stream().map(r -> r.prepare(program)).toArray(CompletableFuture<?>[]::new));
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
        String owner = spec.developer().isEmpty() ? spec.appId() : spec.developer();
        Runner runner;
        if (offenders.isApart(spec)) {
            if (offenders.mustWait(spec)) {
                throw new CapacityExceeded("its last runners did not end well, and it has to wait for the next");
            }
            runner = apart.home(owner);
        } else if (spec.standing() == Standing.NEW) {
            runner = newcomers.home(owner);
        } else {
            runner = Ward.leastLoaded(active);
        }
        if (runner.guests() >= settings.guests().maxGuests()) {
            throw new CapacityExceeded("its runners are full");
        }
        return runner;
    }

    /** The spare one, which runs already, or else a fresh one. */
    private Runner newcomersRunner() {
        if (spare.isEmpty()) {
            return launch("newcomers", false);
        }
        Runner next = spare.removeFirst();
        LOG.log(Level.INFO, "{0} takes new programs", next.name());
        later(this::fill, pause());
        return next;
    }

    @Override
    public synchronized void ready(Runner runner) {
        failedStarts = 0;
    }

    @Override
    public void broken(Runner runner, RemoteGuest guest) {
        offenders.broke(guest.appId(), guest.developer());
        LOG.log(Level.WARNING, "program {0} of {1} is kept apart for a while", guest.appId(), guest.developer());
    }

    @Override
    public synchronized void ended(Runner runner, List<RemoteGuest> suspects, List<RemoteGuest> slow) {
        ended++;
        suspects.forEach(guest -> offenders.suspect(guest.sessionId(), guest.appId()));
        slow.forEach(guest -> offenders.watch(guest.sessionId()));
        boolean wasActive = active.remove(runner);
        boolean wasSpare = spare.remove(runner);
        newcomers.remove(runner);
        apart.remove(runner);
        leaving.remove(runner);
        if (closing || (!wasActive && !wasSpare)) {
            return;
        }
        if (wasActive && !spare.isEmpty()) {
            Runner next = spare.removeFirst();
            active.add(next);
            LOG.log(Level.INFO, "{0} takes the place of {1}", next.name(), runner.name());
        }
        int delay = pause();
        failedStarts++;
        later(this::fill, delay);
    }

    /** Seconds before the next start: longer and longer while starts fail. */
    private int pause() {
        return failedStarts == 0 ? 0 : Math.min(1 << Math.min(failedStarts, 5), MAX_BACKOFF_SECONDS);
    }

    private void later(Runnable action, int seconds) {
        if (clock.isShutdown()) {
            return;
        }
        ScheduledFuture<?> planned = clock.schedule(action, seconds, TimeUnit.SECONDS);
        LOG.log(Level.TRACE, "next in {0} ms", planned.getDelay(TimeUnit.MILLISECONDS));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guests may come at once
    private synchronized void fill() {
        while (!closing && active.size() < settings.runners()) {
            Runner runner = launch("runner", false);
            programs.sequencedValues().reversed().stream()
                    .filter(prepared -> prepared.standing() == Standing.SETTLED)
                    .forEach(prepared -> runner.prepare(prepared.program()));
            active.add(runner);
        }
        while (!closing && spare.size() < settings.spares()) {
            Runner runner = launch("spare", false);
            programs.sequencedValues().reversed().forEach(prepared -> runner.prepareInSpareTime(prepared.program()));
            spare.add(runner);
        }
    }

    private Runner launch(String kind, boolean behindOthers) {
        Runner runner = new Runner(kind + "-" + ++started, settings, folder, behindOthers, this, listening);
        runner.start();
        return runner;
    }

    private void beat() {
        long nonce = System.nanoTime();
        all().forEach(r -> r.beat(nonce));
        dismissIdle();
    }

    private synchronized void dismissIdle() {
        Stream.of(newcomers.takeIdle(), apart.takeIdle()).flatMap(List::stream).forEach(runner -> {
            leaving.add(runner);
            runner.dismiss();
        });
    }

    private synchronized List<Runner> all() {
        return Stream.of(active, spare, newcomers.runners(), apart.runners(), leaving)
                .flatMap(List::stream)
                .toList();
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
        listening.close();
        RunnerFolder.delete(folder);
    }
}
