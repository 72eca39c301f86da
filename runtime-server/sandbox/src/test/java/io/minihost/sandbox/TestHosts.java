package io.minihost.sandbox;

import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import java.time.Duration;
import java.util.List;

/** Hosts that run the test guest. */
public final class TestHosts {

    private TestHosts() {}

    private static final String PRELUDE = "/io/minihost/sandbox/test-guest.js";

    static LocalGuestHost local(LocalGuestHost.Disobedience disobedience) {
        return LocalGuestHost.withPrelude(GuestHostContract.SETTINGS, PRELUDE, disobedience);
    }

    public static RunnerGuestHost runners(int runners, int spares) {
        return new RunnerGuestHost(settings().withRunners(runners).withSpares(spares));
    }

    /** A runner that is killed after three seconds without an answer. */
    static RunnerGuestHost impatientRunner() {
        return new RunnerGuestHost(settings().withSpares(0).withHeartbeatTimeout(Duration.ofSeconds(3)));
    }

    /** One with a spare, broken as soon as a turn goes on for a moment after it was stopped. */
    static RunnerGuestHost breakableRunners() {
        LocalSettings patient = GuestHostContract.SETTINGS;
        LocalSettings hasty = new LocalSettings(
                patient.threads(),
                patient.maxGuests(),
                patient.readyContexts(),
                patient.idleAfter(),
                patient.warmUps(),
                Duration.ofMillis(20));
        return new RunnerGuestHost(settings(hasty).withSpares(1));
    }

    private static RunnerSettings settings() {
        return settings(GuestHostContract.SETTINGS);
    }

    private static RunnerSettings settings(LocalSettings guests) {
        JvmSettings jvm = JvmSettings.likeThis()
                .withHeapBytes(512L << 20)
                .withArguments(List.of("-Dminihost.prelude=" + PRELUDE));
        return RunnerSettings.of(jvm, guests);
    }
}
