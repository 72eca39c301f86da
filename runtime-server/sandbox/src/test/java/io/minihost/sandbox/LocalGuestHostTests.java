package io.minihost.sandbox;

import io.minihost.sandbox.local.LocalGuestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalGuestHostTests extends GuestHostContract {

    private LocalGuestHost host = TestHosts.local((spec, end) -> {});

    @BeforeAll
    void prepare() {
        host.prepare(Programs.app("")).join();
    }

    @AfterAll
    void close() {
        host.close();
    }

    @Override
    GuestHost host() {
        return host;
    }
}
