package io.minihost.sandbox;

import io.minihost.sandbox.local.LocalGuestHost;
import org.junit.jupiter.api.AfterAll;

final class LocalEscapeTests extends EscapeContract {

    private final LocalGuestHost host = TestHosts.local((spec, end) -> {});

    @AfterAll
    void close() {
        host.close();
    }

    @Override
    GuestHost host() {
        return host;
    }
}
