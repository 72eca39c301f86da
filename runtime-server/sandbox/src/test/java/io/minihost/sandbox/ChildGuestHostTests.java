package io.minihost.sandbox;

import io.minihost.sandbox.runner.RunnerGuestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChildGuestHostTests extends GuestHostContract {

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
