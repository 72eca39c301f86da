package io.minihost.sandbox.limits;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one running turn uses of its thread, against what it may use. Only one side gets to say how the turn ended. */
public final class TurnMeter {

    /** Whose turn it is. Called by the watchdog, so neither may wait. */
    public interface Metered {

        /**
         * The limit that a turn which began at {@code sinceNanos} is over if it has allocated this much, which is more than
         * what every turn may; or null.
         */
        @Nullable
        String overBy(long bytes, long sinceNanos);

        /** Stops the running turn as soon as possible. */
        void stop();

        /** The turn was stopped for {@code limit} and still goes on. */
        void disobeys(String limit);

        /** The turn waits for something that does not come, and no limit will ever end it. */
        void standsStill(Thread waiting);
    }

    public static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int WAITING_GRACES = 10;
    private static final int RUNNING = 0;
    private static final int STOPPED = 1;
    private static final int FINISHED = 2;

    private final long threadId;
    private final String cpuLimit;
    private final long maxCpuNanos;
    private final long maxBytes;
    private final Metered owner;
    private final long cpuStart;
    private final long bytesStart;
    private final AtomicInteger state = new AtomicInteger();
    private volatile @Nullable String exceeded;
    private volatile long stoppedAtNanos;
    private volatile long stoppedAtCpu;
    private final long startNanos = System.nanoTime();
    /** CPU time when it was last looked at, and when it was last seen to have changed; known to the watchdog alone. */
    private long seenCpu = -1;

    private long seenNanos;
    private long cpu;
    private long allocated;

    /** Starts measuring the calling thread. */
    public TurnMeter(String cpuLimit, long maxCpuNanos, long maxBytes, Metered owner) {
        this.threadId = Thread.currentThread().threadId();
        this.cpuLimit = cpuLimit;
        this.maxCpuNanos = maxCpuNanos;
        this.maxBytes = maxBytes;
        this.owner = owner;
        this.cpuStart = THREADS.getCurrentThreadCpuTime();
        this.bytesStart = THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * Looks at its CPU time, for {@link #over()}; always from the same thread.
     *
     * @return for how long it has had none, in nanoseconds, as exact as it is looked at often
     */
    long look() {
        long used = THREADS.getThreadCpuTime(threadId);
        long now = System.nanoTime();
        if (used != seenCpu) {
            seenCpu = used;
            seenNanos = now;
        }
        return now - seenNanos;
    }

    /** Tells the owner that its turn waits for ever. */
    void standsStill(Thread waiting) {
        owner.standsStill(waiting);
    }

    /** The limit this turn is over, by name, or null: by its CPU time at the last look. */
    @Nullable
    String over() {
        return over(seenCpu - cpuStart, THREADS.getThreadAllocatedBytes(threadId) - bytesStart);
    }

    private @Nullable String over(long cpuNanos, long bytes) {
        if (cpuNanos > maxCpuNanos) {
            return cpuLimit;
        }
        return bytes > maxBytes ? owner.overBy(bytes, startNanos) : null;
    }

    /** Stops the turn for being over a limit; false if it has finished or been stopped before. */
    public boolean stop(String limit) {
        // Told before the state changes: whoever sees it stopped must see what for.
        if (state.get() != RUNNING) {
            return false;
        }
        stoppedAtNanos = System.nanoTime();
        stoppedAtCpu = THREADS.getThreadCpuTime(threadId);
        exceeded = limit;
        if (!state.compareAndSet(RUNNING, STOPPED)) {
            return false;
        }
        owner.stop();
        return true;
    }

    /** Tells the owner that its turn goes on although it was stopped. */
    void disobeys() {
        owner.disobeys(String.valueOf(exceeded));
    }

    /** Ends measuring, in the turn's own thread. Returns what it was stopped for or is over now, or null. */
    @Nullable
    public String finish() {
        cpu = THREADS.getCurrentThreadCpuTime() - cpuStart;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesStart;
        return state.compareAndSet(RUNNING, FINISHED) ? over(cpu, allocated) : exceeded;
    }

    /** CPU time of the finished turn, in nanoseconds. */
    public long cpu() {
        return cpu;
    }

    /** Bytes allocated by the finished turn. */
    public long allocated() {
        return allocated;
    }

    /** How long it has run so far. */
    long nanos() {
        return System.nanoTime() - startNanos;
    }

    /**
     * Whether the turn was stopped and has gone on for more than {@code grace} of CPU time, so that a busy machine makes
     * nobody guilty; one that only waits gets several times as long.
     */
    boolean disobeys(long grace) {
        return exceeded != null
                && (THREADS.getThreadCpuTime(threadId) - stoppedAtCpu > grace
                        || System.nanoTime() - stoppedAtNanos > WAITING_GRACES * grace);
    }
}
