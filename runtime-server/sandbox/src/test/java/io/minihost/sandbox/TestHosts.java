package io.minihost.sandbox;

import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import java.util.List;

/** Hosts that run the test guest. */
final class TestHosts {

    private TestHosts() {}

    private static final String PRELUDE = "/io/minihost/sandbox/test-guest.js";

    static LocalGuestHost local(LocalGuestHost.Disobedience disobedience) {
        return LocalGuestHost.withPrelude(GuestHostContract.SETTINGS, PRELUDE, disobedience);
    }

    static RunnerGuestHost runners(int runners, int spares) {
        JvmSettings jvm = JvmSettings.likeThis().withArguments(List.of("-Dminihost.prelude=" + PRELUDE));
        return new RunnerGuestHost(RunnerSettings.of(jvm, GuestHostContract.SETTINGS)
                .withRunners(runners)
                .withSpares(spares));
    }
}
