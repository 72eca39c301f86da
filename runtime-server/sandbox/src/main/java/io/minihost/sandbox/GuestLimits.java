package io.minihost.sandbox;

import java.time.Duration;

/**
 * Everything a guest may use, in one place.
 *
 * @param launchCpu CPU time of the first turn, in which a program loads
 * @param turnCpu CPU time of every other turn
 * @param turnAllocation bytes that one turn may always allocate, an upper bound of what it can retain
 * @param turnAllocationMax bytes that it may allocate where the heap has room for all of them
 * @param liveHeap estimate of what the guest keeps, in bytes; see {@code docs/sandbox.md} for what is estimated
 * @param timers pending timers
 * @param timerRate timer turns a second
 * @param calls outstanding host calls; counted by who answers them, the sandbox does not know a call
 * @param messageBytes one message into the guest
 * @param outboxBytes one outbox out of the guest; no text of a guest is longer than 4 Mi characters either way
 * @param mailbox messages waiting
 * @param logRate log entries a second; more are counted, not kept
 */
public record GuestLimits(
        Duration launchCpu,
        Duration turnCpu,
        long turnAllocation,
        long turnAllocationMax,
        long liveHeap,
        int timers,
        int timerRate,
        int calls,
        int messageBytes,
        int outboxBytes,
        int mailbox,
        int logRate) {

    private static final long MIB = 1024L * 1024;

    public static final GuestLimits DEFAULT = new GuestLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            256 * MIB,
            1024 * MIB,
            128 * MIB,
            1_000,
            200,
            256,
            (int) (2 * MIB),
            (int) (16 * MIB),
            1_000,
            200);

    /** The same limits with other CPU times for the first and for every other turn. */
    public GuestLimits withCpu(Duration launch, Duration turn) {
        return new GuestLimits(
                launch,
                turn,
                turnAllocation,
                turnAllocationMax,
                liveHeap,
                timers,
                timerRate,
                calls,
                messageBytes,
                outboxBytes,
                mailbox,
                logRate);
    }
}
