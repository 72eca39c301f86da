package io.minihost.sandbox;

import io.minihost.sandbox.runner.RunnerGuestHost;
import org.junit.jupiter.api.AfterAll;

final class ChildFloodTests extends FloodContract {

    private final RunnerGuestHost host = TestHosts.runners(1, 0);

    @AfterAll
    void close() {
        host.close();
    }

    @Override
    GuestHost host() {
        return host;
    }
}
