package io.minihost.sandbox;

/**
 * One finished turn: a message handled, its promise jobs run.
 *
 * @param number from 1, without gaps within a guest (replayed turns count)
 * @param cause what started it; for a timer, the message the sandbox made
 * @param fromTimer whether the sandbox started it, and not {@link Guest#send}
 * @param outbox JSON array of {@code FromGuest}, empty string for nothing to say
 * @param cpuNanos CPU time of the turn
 * @param allocatedBytes bytes allocated during the turn
 */
public record Turn(
        long number, JournalEntry cause, boolean fromTimer, String outbox, long cpuNanos, long allocatedBytes) {}
