package io.minihost.sandbox.local;

import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.LogLine;
import io.minihost.sandbox.Messages;
import io.minihost.sandbox.Turn;
import io.minihost.sandbox.engine.ContextPool;
import io.minihost.sandbox.engine.Damage;
import io.minihost.sandbox.engine.GuestContext;
import io.minihost.sandbox.engine.TurnOutcome;
import io.minihost.sandbox.limits.HeapShare;
import io.minihost.sandbox.limits.HeapTrial;
import io.minihost.sandbox.limits.HeapWatch;
import io.minihost.sandbox.limits.TurnMeter;
import io.minihost.sandbox.limits.TurnPool;
import io.minihost.sandbox.limits.TurnThread;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A guest in this process. Its work runs on one turn thread at a time: whoever adds work puts the guest into the pool's
 * queue unless it is there already.
 */
public final class LocalGuest implements Guest, TurnPool.Owned, TurnMeter.Metered, HeapWatch.Keeper {

    /** A guest with much to do lets others go first after this long. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** What is left of a guest's estimate after a trial that found nothing. */
    private static final double FORGIVEN = 0.5;

    private final GuestSpec spec;
    private final GuestHome host;
    private final ContextPool shelf;
    private final Runnable attention;
    private final ListenerGate gate;
    private final Mailbox mailbox;
    private final GuestTimers timers;
    private final VisitBridge door;
    private final Questions questions;
    private final LogGate log;
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile @Nullable GuestContext context;
    private volatile @Nullable TurnMeter running;
    private final HeapShare share = new HeapShare();
    private volatile @Nullable String condemned;
    private volatile boolean onTrial;
    private volatile boolean started;
    /** When it was paused, by {@link System#nanoTime}; null while it is not. */
    private volatile @Nullable Long paused;

    private volatile boolean over;
    private long turns;

    /** Calls {@code attention} before each message. */
    LocalGuest(GuestSpec spec, GuestListener listener, GuestHome host, ContextPool shelf, Runnable attention) {
        this.spec = spec;
        this.host = host;
        this.shelf = shelf;
        this.attention = attention;
        this.gate = new ListenerGate(spec.sessionId(), listener);
        this.mailbox = new Mailbox(spec.limits().mailbox());
        this.timers = new GuestTimers(host.clock(), spec.limits(), this::timerDue);
        this.log = new LogGate(spec.limits().logRate(), gate::log);
        this.questions = new Questions(gate::question, () -> condemned = Sentence.UNANSWERED);
        this.door = new VisitBridge(spec, timers, log, questions);
    }

    @Override
    public void answer(String answer) {
        questions.answer(answer);
    }

    @Override
    public void send(String message) {
        Messages.check(message, spec.limits());
        attention.run();
        mailbox.put(message);
        schedule();
    }

    @Override
    public void pause() {
        paused = System.nanoTime();
        timers.pause();
    }

    @Override
    public void resume() {
        paused = null;
        timers.resume();
    }

    /** Since when it has been paused, by {@link System#nanoTime}; null if it is not. */
    @Nullable
    Long paused() {
        return paused;
    }

    @Override
    public void close() {
        endFor(Sentence.CLOSED);
    }

    /** Ends it for a limit, even in the middle of a turn. */
    @Override
    public void endFor(String limit) {
        if (condemned == null) {
            condemned = limit;
        }
        questions.end();
        TurnMeter meter = running;
        if (meter != null) {
            meter.stop(limit);
        }
        schedule();
    }

    @Override
    public void putOnTrial() {
        onTrial = true;
    }

    @Override
    public HeapShare share() {
        return share;
    }

    @Override
    public long liveHeapLimit() {
        return spec.limits().liveHeap();
    }

    private void timerDue(int id) {
        mailbox.putTimer(id);
        schedule();
    }

    void schedule() {
        if (queued.compareAndSet(false, true)) {
            host.pool().execute(this);
        }
    }

    /** Whose program it is. Who uses one does not wait for all those who come to it. */
    @Override
    public String owner() {
        String developer = spec.developer().isEmpty() ? spec.appId() : spec.developer();
        return started ? developer : developer + " opening";
    }

    @Override
    public void run() {
        boolean opening = !started && !over;
        if (opening) {
            gate.work(true);
        }
        long sliceEnd = System.nanoTime() + SLICE_NANOS;
        boolean more = true;
        while (more && System.nanoTime() < sliceEnd) {
            more = safeStep();
        }
        if (opening && !started && !over) {
            gate.work(false);
        }
        queued.set(false);
        if (more || hasWork()) {
            schedule();
        }
    }

    /** A mistake of the host's own ends this guest, and not the work of the thread. */
    private boolean safeStep() {
        try {
            return step();
        } catch (RuntimeException | Error e) {
            host.failed(spec, e);
            end(new GuestEnd(Reason.FAILED, null, e.toString()));
            return false;
        }
    }

    private boolean hasWork() {
        return !over && (condemned != null || !mailbox.isEmpty());
    }

    /** Does the next thing; false if there is none. */
    private boolean step() {
        if (over) {
            return false;
        }
        String limit = condemned;
        if (limit != null) {
            end(Sentence.end(limit, spec.limits()));
            return false;
        }
        if (context == null) {
            metered("launchCpu", spec.limits().launchCpu().toNanos(), this::settle);
            return true;
        }
        List<JournalEntry> journal = spec.journal();
        if (turns < journal.size()) {
            JournalEntry entry = journal.get((int) turns);
            timers.take(TimerMessage.id(entry.message()));
            turn(entry, false);
            return true;
        }
        if (!started) {
            started = true;
            door.speak();
            timers.arm(System.currentTimeMillis());
            gate.started();
        }
        return nextMessage();
    }

    private boolean nextMessage() {
        Mailbox.Item item = mailbox.take();
        if (item == null) {
            return false;
        }
        if (item.timer() < 0 || timers.take(item.timer())) {
            gate.work(true);
            turn(new JournalEntry(System.currentTimeMillis(), item.message()), item.timer() >= 0);
        }
        return true;
    }

    /** Gets a context of its own, at best one that is ready. */
    private void settle() {
        GuestContext mine = shelf.takeReady();
        if (mine == null) {
            mine = shelf.newContext();
            context = mine;
            shelf.boot(mine);
        }
        mine.open(door);
        context = mine;
    }

    private void turn(JournalEntry cause, boolean fromTimer) {
        GuestContext mine = Objects.requireNonNull(context);
        door.begin(cause);
        long number = ++turns;
        boolean first = number == 1;
        GuestLimits limits = spec.limits();
        HeapTrial trial = onTrial ? HeapTrial.begin() : null;
        String[] outbox = {""};
        TurnMeter meter = metered(
                first ? "launchCpu" : "turnCpu",
                (first ? limits.launchCpu() : limits.turnCpu()).toNanos(),
                () -> outbox[0] = TurnOutcome.run(mine, cause.message(), limits, door::log));
        if (meter == null || !started) {
            return;
        }
        if (trial != null) {
            onTrial = false;
            switch (trial.end(meter.allocated())) {
                case GUILTY -> condemned = "liveHeap";
                case INNOCENT -> share.scale(FORGIVEN);
                case UNCLEAR -> {}
            }
        }
        timers.arm(System.currentTimeMillis());
        if (timers.wasThrottled()) {
            door.log(LogLine.limit("warn", "timerRate", "more than " + limits.timerRate() + " timers a second"));
        }
        gate.turn(new Turn(number, door.entry(cause), fromTimer, outbox[0], meter.cpu(), meter.allocated()));
    }

    /** Runs something under the turn limits; null if that was the guest's end. */
    private @Nullable TurnMeter metered(String cpuLimit, long maxCpuNanos, Runnable work) {
        TurnThread thread = TurnThread.current();
        TurnMeter meter = new TurnMeter(cpuLimit, maxCpuNanos, spec.limits().turnAllocation(), this);
        running = meter;
        thread.meter(meter);
        Throwable thrown = null;
        boolean heapFull = false;
        String condemnedBefore = condemned;
        try {
            if (condemnedBefore == null) {
                work.run();
            }
        } catch (Throwable t) {
            // Whatever it is, an out-of-memory error included, it ends this guest and not the thread all guests share.
            thrown = t;
            heapFull = Damage.isOutOfMemory(t) && Damage.isHeapFull();
        } finally {
            thread.meter(null);
            running = null;
        }
        String exceeded = meter.finish();
        share.allocated(meter.allocated());
        String limit = exceeded == null ? condemnedBefore : exceeded;
        GuestEnd end = limit == null ? endBy(thrown, heapFull, meter) : Sentence.end(limit, spec.limits());
        if (end != null && limit == null && thrown != null && Damage.isOutOfMemory(thrown)) {
            thrown = null;
            end(end);
            // What it kept is garbage by now; without it there is room again, or else nobody can go on here.
            Damage full = Damage.ofFullHeap();
            if (full != null) {
                host.damaged(full);
            }
            return null;
        }
        Damage damage = damage(thrown);
        // What comes out of a turn that was stopped says nothing, unless a class is lost.
        if (damage != null && (limit == null || damage.explained())) {
            host.damaged(damage);
            end = new GuestEnd(Reason.LOST, null, "its process is damaged: " + damage.what());
        }
        if (end != null) {
            end(end);
        }
        return end == null ? meter : null;
    }

    /** A heap that was full before this turn took much is not the fault of a guest that keeps little of it. */
    private @Nullable GuestEnd endBy(@Nullable Throwable thrown, boolean heapFull, TurnMeter meter) {
        if (thrown == null) {
            return null;
        }
        boolean modest = meter.allocated() < spec.limits().turnAllocation()
                && share.kept() < spec.limits().liveHeap();
        return heapFull && modest
                ? new GuestEnd(Reason.LOST, "liveHeap", "the heap of its process is full")
                : TurnOutcome.endBy(thrown);
    }

    private @Nullable Damage damage(@Nullable Throwable thrown) {
        GuestContext mine = context;
        Damage found = mine == null ? null : mine.damage();
        return thrown == null || found != null ? found : Damage.inTurn(thrown);
    }

    @Override
    public @Nullable String overBy(long bytes, long sinceNanos) {
        if (bytes > spec.limits().turnAllocationMax()) {
            return "turnAllocation";
        }
        return host.hasRoomFor(bytes, sinceNanos) ? null : Sentence.NO_ROOM;
    }

    @Override
    public void stop() {
        GuestContext mine = context;
        if (mine != null) {
            // Closing waits for the turn to end, which nobody else has time for.
            Thread.ofPlatform().daemon().name("guest-stop").start(mine::cancel);
        }
    }

    @Override
    public void disobeys(String limit) {
        GuestEnd end = Sentence.end(limit, spec.limits());
        // First whose fault it is: who hears of the end may open its program again at once.
        host.disobeyed(spec, end);
        announce(end);
    }

    @Override
    public void standsStill(Thread waiting) {
        host.damaged(Damage.ofLock(waiting));
    }

    private void end(GuestEnd end) {
        over = true;
        timers.close();
        announce(end);
        GuestContext mine = context;
        context = null;
        if (mine != null) {
            mine.dispose();
        }
        host.ended(this, shelf);
    }

    private void announce(GuestEnd end) {
        if (end.limit() != null) {
            gate.log(LogLine.end(end, end.limit()));
        }
        log.report();
        gate.end(end);
    }
}
