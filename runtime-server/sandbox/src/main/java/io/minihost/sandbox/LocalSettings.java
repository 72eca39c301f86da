package io.minihost.sandbox;

import java.time.Duration;

/**
 * How guests share one process.
 *
 * @param threads turns that run at the same time
 * @param maxGuests guests open at the same time
 * @param readyContexts contexts kept ready for each program in use
 * @param idleAfter a program without a new guest for this long keeps no ready contexts
 * @param warmUps most synthetic visits made when a program is prepared, so that the first visitor finds compiled code
 * @param stopGrace CPU time that a turn may take to stop after it was told to; after that the process counts as broken
 */
public record LocalSettings(
        int threads, int maxGuests, int readyContexts, Duration idleAfter, int warmUps, Duration stopGrace) {

    public static final LocalSettings DEFAULT = new LocalSettings(
            Runtime.getRuntime().availableProcessors(), 2_000, 4, Duration.ofMinutes(10), 100, Duration.ofSeconds(2));

    public LocalSettings {
        if (threads < 1 || maxGuests < 1 || readyContexts < 0 || warmUps < 0) {
            throw new IllegalArgumentException("settings out of range: threads " + threads + ", guests " + maxGuests);
        }
    }
}
