package io.minihost.sandbox.warmup;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Knows when the processors have nothing better to do: nobody visits, and no other process needs them. */
public final class SpareTime {

    /** After a visitor's message. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Of all processors, for other processes. */
    private static final double BUSY = 0.25;

    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private volatile long attended = System.nanoTime();

    /** Notes that somebody wants something. */
    public void attend() {
        attended = System.nanoTime();
    }

    public boolean isNow() {
        if (System.nanoTime() - attended < QUIET_NANOS) {
            return false;
        }
        double all = machine.getCpuLoad();
        double own = machine.getProcessCpuLoad();
        return all >= 0 && own >= 0 && all - own < BUSY;
    }
}
