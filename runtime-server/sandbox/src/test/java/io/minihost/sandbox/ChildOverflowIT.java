package io.minihost.sandbox;

import io.minihost.sandbox.runner.RunnerGuestHost;
import org.junit.jupiter.api.AfterAll;

final class ChildOverflowIT extends OverflowContract {

    private final RunnerGuestHost host = TestHosts.runners(1, 0);

    @AfterAll
    void closeHost() {
        host.close();
    }

    @Override
    GuestHost host() {
        return host;
    }
}
