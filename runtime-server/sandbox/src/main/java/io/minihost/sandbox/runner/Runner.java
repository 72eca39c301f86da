package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameException;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.runner.frames.FrameQueue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One runner process as the server sees it. It takes guests from the moment it exists: what is said to it waits until it
 * has connected. One thread starts it, reads from it, and cleans up after it, so that listeners hear of everything from
 * that thread alone.
 */
public final class Runner {

    private static final Logger LOG = System.getLogger(Runner.class.getName());

    /** What a runner may say at once: an outbox, a log entry. */
    private static final int MAX_FRAME = 64 << 20;

    /** For one whose connection has ended to end itself, before its guests are given up. */
    private static final Duration EXIT_PATIENCE = Duration.ofMillis(500);

    /** Afterwards, on a busy machine; only to learn what it ended of. */
    private static final Duration LATE_EXIT_PATIENCE = Duration.ofSeconds(10);

    /** What all guests of a runner together may have said and their visits not heard yet, in bytes. */
    private static final long MAX_UNHEARD_BYTES = 64L << 20;

    /** A turn that has gone on for so long when its runner is killed may be the next that does not stop. */
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The runner may have found several guests that do not stop, and says so one after the other. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    private static final int ENDED_REMEMBERED = 64;

    private final String name;
    private final RunnerSettings settings;
    private final Path folder;
    private final RunnerEvents<Runner> events;
    private final Executor listening;
    private final boolean behindOthers;
    private final FrameQueue out = new FrameQueue();
    private final DeliveryBudget unheard = new DeliveryBudget(MAX_UNHEARD_BYTES);
    private final Map<Integer, RemoteGuest> guests = new ConcurrentHashMap<>();
    /** Those that ended last: who does not stop has been told of its end already. */
    private final Deque<RemoteGuest> past = new ArrayDeque<>();

    private final RunnerPrograms programs = new RunnerPrograms(out);
    private int lastGuest;
    private boolean dead;
    private @Nullable RunnerProcess process;
    private volatile @Nullable String killedFor;
    /** Whether it was killed for what one of its guests may have done to it. */
    private volatile boolean unexplained;

    private volatile long lastHeardNanos = System.nanoTime();
    private volatile boolean ready;
    private volatile String walls = "";
    private volatile long heapUsed;

    Runner(
            String name,
            RunnerSettings settings,
            Path folder,
            boolean behindOthers,
            RunnerEvents<Runner> events,
            Executor listening) {
        this.listening = listening;
        this.behindOthers = behindOthers;
        this.name = name;
        this.settings = settings;
        this.folder = folder;
        this.events = events;
    }

    /** What logs call it. */
    String name() {
        return name;
    }

    void start() {
        Thread.ofPlatform().daemon().name(name).start(this::live);
    }

    /** Opens a guest here; null if the runner is no more. */
    synchronized @Nullable RemoteGuest open(GuestSpec spec, GuestListener listener) {
        if (dead) {
            return null;
        }
        programs.send(spec.program());
        RemoteGuest guest = new RemoteGuest(++lastGuest, spec, listener, out, new Delivery(listening, unheard));
        guests.put(lastGuest, guest);
        out.put(new Frame.Open(
                lastGuest,
                spec.sessionId(),
                spec.appId(),
                spec.developer(),
                spec.program().hash(),
                spec.limits(),
                spec.seed(),
                spec.journal()));
        return guest;
    }

    /** Prepares a program here; completes when that is done, or when the runner is no more. */
    synchronized CompletableFuture<Void> prepare(CompiledBundle program) {
        if (dead) {
            return CompletableFuture.completedFuture(null);
        }
        return programs.prepare(program);
    }

    /** Prepares a program here when there is nothing else to do. */
    synchronized void prepareInSpareTime(CompiledBundle program) {
        if (!dead) {
            programs.prepareInSpareTime(program);
        }
    }

    void release(String hash) {
        programs.release(hash);
    }

    int guests() {
        return guests.size();
    }

    boolean isReady() {
        return ready;
    }

    /** Its process id, 0 before it runs. */
    synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    /** What stands around it, in its own words; empty before it is ready. */
    String walls() {
        return walls;
    }

    /** Heap in use when it last answered, in bytes. */
    long heapUsed() {
        return heapUsed;
    }

    boolean isBusy() {
        return guests.values().stream().anyMatch(RemoteGuest::isBusy);
    }

    void closeGuests() {
        List.copyOf(guests.values()).forEach(RemoteGuest::close);
    }

    /** Asks whether it lives, and kills it if it has not answered for too long. */
    void beat(long nonce) {
        if (!ready) {
            return;
        }
        if (unheard.isAwaited()) {
            // It is not read, for what its guests said has not been heard yet: that is not its silence.
            lastHeardNanos = System.nanoTime();
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - lastHeardNanos);
        if (silence.compareTo(settings.heartbeatTimeout()) > 0) {
            unexplained = true;
            kill("silent for " + silence.toSeconds() + " s");
        } else {
            out.put(new Frame.Ping(nonce));
        }
    }

    /** Lets it end by itself. */
    void dismiss() {
        killedFor = "dismissed";
        out.put(new Frame.Bye());
    }

    synchronized void kill(String why) {
        if (killedFor == null) {
            killedFor = why;
        }
        end();
    }

    private synchronized void end() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private void live() {
        String why = "its connection ended";
        int status = -1;
        try (RunnerProcess started = RunnerProcess.start(name, command(), folder, this::printed)) {
            adopt(started);
            try (FrameChannel channel = started.accept(settings.startTimeout(), FrameKind.Sender.RUNNER, MAX_FRAME)) {
                Thread writer = Thread.ofPlatform().daemon().name(name + "-out").start(() -> write(channel));
                listen(channel);
                writer.interrupt();
            } finally {
                status = started.exitStatus(EXIT_PATIENCE);
            }
            if (status < 0) {
                bury(why, status);
                LOG.log(Level.WARNING, "{0} ended late, with status {1}", name, started.exitStatus(LATE_EXIT_PATIENCE));
                return;
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, name, e);
            why = e.toString();
        }
        bury(why, status);
    }

    private void printed(String line) {
        if (OutputLines.isAboutALockLeftTaken(line)) {
            damaged("a stack overflow may have left a lock taken", false);
        }
    }

    private JvmCommand command() {
        return new JvmCommand(
                settings.jvm(), RunnerMain.class, List.of(), RunnerCommand.arguments(settings.guests()), behindOthers);
    }

    private synchronized void adopt(RunnerProcess started) {
        process = started;
        if (killedFor != null) {
            started.kill();
        }
    }

    private void write(FrameChannel channel) {
        try {
            out.drainTo(channel);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, name + " cannot be written to", e);
            // It is gone, for whatever reason; whoever reads from it will find out.
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(FrameChannel channel) throws IOException {
        for (Frame frame = channel.read(); frame != null; frame = channel.read()) {
            lastHeardNanos = System.nanoTime();
            hear(frame);
        }
    }

    private void hear(Frame frame) throws FrameException {
        switch (frame) {
            case Frame.Hello hello -> hello(hello);
            case Frame.AtWork f -> guest(f.guest()).atWork(f.working());
            case Frame.Started f -> guest(f.guest()).started();
            case Frame.Turned f -> guest(f.guest()).turned(f);
            case Frame.Question f -> guest(f.guest()).asked(f.question());
            case Frame.Logged f -> guest(f.guest()).logged(f.entry());
            case Frame.Ended f -> ended(f);
            case Frame.Broken f -> broken(f);
            case Frame.Damaged f -> damaged(f.what(), f.explained());
            case Frame.Pong f -> heapUsed = f.heapUsed();
            case Frame.Prepared f -> programs.prepared(f.hash());
            default -> throw new FrameException("a runner does not say " + frame);
        }
    }

    private void hello(Frame.Hello hello) throws FrameException {
        if (hello.version() != RunnerEndpoint.VERSION) {
            throw new FrameException("protocol " + hello.version() + " instead of " + RunnerEndpoint.VERSION);
        }
        LOG.log(Level.INFO, "{0} is ready: {1}; walls: {2}", name, hello.engine(), hello.walls());
        walls = hello.walls();
        ready = true;
        events.ready(this);
    }

    private void ended(Frame.Ended f) throws FrameException {
        RemoteGuest guest = guest(f.guest());
        guests.remove(f.guest());
        guest.ended(f.end());
        past.addLast(guest);
        if (past.size() > ENDED_REMEMBERED) {
            past.removeFirst();
        }
    }

    /** Believes a runner about its own guests only: it may be in the hands of one of them. */
    private void broken(Frame.Broken f) throws FrameException {
        RemoteGuest guest = Stream.concat(past.stream(), guests.values().stream())
                .filter(g -> g.sessionId().equals(f.sessionId()))
                .findFirst()
                .orElseThrow(() -> new FrameException("there is no session " + f.sessionId()));
        LOG.log(Level.ERROR, "{0}: session {1} of {2} does not stop", name, guest.sessionId(), guest.appId());
        if (killedFor == null) {
            killedFor = "a guest did not stop";
            Thread.ofVirtual().name(name + "-end").start(() -> {
                LockSupport.parkNanos(LAST_WORDS.toNanos());
                kill("a guest did not stop");
            });
        }
        events.broken(this, guest);
    }

    /** Whom to suspect depends on whether somebody in a turn may have done it. */
    private void damaged(String what, boolean explained) {
        LOG.log(Level.ERROR, "{0} is damaged and will be replaced: {1}", name, what);
        unexplained = !explained;
        kill("damaged: " + what);
    }

    private RemoteGuest guest(int id) throws FrameException {
        return Optional.ofNullable(guests.get(id)).orElseThrow(() -> new FrameException("there is no guest " + id));
    }

    private void bury(String why, int status) {
        synchronized (this) {
            dead = true;
        }
        ready = false;
        String reason = killedFor == null ? why : killedFor;
        Level level = killedFor == null ? Level.WARNING : Level.INFO;
        LOG.log(level, "{0} has ended: {1} (status {2})", name, reason, status);
        unheard.close();
        List<RemoteGuest> slow = new ArrayList<>();
        List<RemoteGuest> suspects = new ArrayList<>();
        Map<RemoteGuest, Reason> lost = new LinkedHashMap<>();
        guests.values().forEach(guest -> {
            long atWork = guest.atWorkNanos();
            boolean suspect = !isDeathExplained() && atWork >= 0;
            if (suspect || atWork > LONG_NANOS) {
                (suspect ? suspects : slow).add(guest);
            }
            lost.put(guest, suspect ? Reason.LOST_AT_WORK : Reason.LOST);
        });
        guests.clear();
        // Before the guests hear of it: they are opened again at once, somewhere else.
        events.ended(this, suspects, slow);
        lost.forEach((guest, how) -> guest.ended(new GuestEnd(how, null, name + ": " + reason)));
        programs.close();
    }

    /** Whether it was killed for a reason that has nothing to do with whoever was at work. */
    private boolean isDeathExplained() {
        return killedFor != null && !unexplained;
    }
}
