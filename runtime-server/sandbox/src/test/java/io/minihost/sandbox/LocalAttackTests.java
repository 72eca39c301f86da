package io.minihost.sandbox;

import io.minihost.sandbox.local.LocalGuestHost;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** The attacks everybody tries first; {@link LocalAttackIT} has the others. */
final class LocalAttackTests extends AttackContract {

    private final LocalGuestHost host = TestHosts.local((spec, end) -> {});

    @AfterAll
    void close() {
        host.close();
    }

    @Override
    GuestHost host() {
        return host;
    }

    @Override
    List<Attack> attacks() {
        return Attack.loops();
    }
}
