package io.minihost.sandbox.limits;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Measures what one turn of a suspect keeps: the heap after a full collection before it and after it. Other guests go on
 * meanwhile and may keep something too.
 */
public final class HeapTrial {

    public enum Verdict {
        /** It kept at least half of what it allocated. */
        GUILTY,
        /** It may have been others. */
        UNCLEAR,
        /** It kept little, at least in this turn. */
        INNOCENT
    }

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final long TELLING_BYTES = 256 * 1024;

    private final long usedBefore;
    private final long allBefore;

    private HeapTrial(long used, long all) {
        this.usedBefore = used;
        this.allBefore = all;
    }

    public static HeapTrial begin() {
        MEMORY.gc();
        return new HeapTrial(used(), TurnMeter.THREADS.getTotalThreadAllocatedBytes());
    }

    /** Ends the trial of a turn that allocated {@code own} bytes. */
    public Verdict end(long own) {
        long others = TurnMeter.THREADS.getTotalThreadAllocatedBytes() - allBefore - own;
        MEMORY.gc();
        return judge(used() - usedBefore, own, others);
    }

    static Verdict judge(long kept, long own, long others) {
        if (own < TELLING_BYTES || kept < own / 2) {
            return Verdict.INNOCENT;
        }
        // Even if the others kept all they allocated meanwhile, the rest is the suspect's.
        return kept - others >= own / 2 ? Verdict.GUILTY : Verdict.UNCLEAR;
    }

    private static long used() {
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
