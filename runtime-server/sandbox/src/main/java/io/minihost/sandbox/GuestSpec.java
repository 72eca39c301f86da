package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import java.util.List;

/**
 * A guest to open.
 *
 * @param sessionId names the guest in logs
 * @param appId the program, so that one that broke out of its limits can be kept apart
 * @param developer whose program it is, which is kept apart as well; empty if nobody's
 * @param standing of the program
 * @param seed of the guest's random numbers; the same seed and journal give the same guest
 * @param journal turns to replay, in silence, before the first message; empty for a new visit
 */
public record GuestSpec(
        String sessionId,
        String appId,
        String developer,
        Standing standing,
        CompiledBundle program,
        GuestLimits limits,
        long seed,
        List<JournalEntry> journal) {

    public GuestSpec {
        journal = List.copyOf(journal);
    }

    /** A guest of a settled program that is nobody's. */
    public GuestSpec(
            String sessionId,
            String appId,
            CompiledBundle program,
            GuestLimits limits,
            long seed,
            List<JournalEntry> journal) {
        this(sessionId, appId, "", Standing.SETTLED, program, limits, seed, journal);
    }
}
