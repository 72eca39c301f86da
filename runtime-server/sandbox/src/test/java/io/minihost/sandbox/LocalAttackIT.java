package io.minihost.sandbox;

import io.minihost.sandbox.local.LocalGuestHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

final class LocalAttackIT extends AttackContract {

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
        return Stream.of(Attack.memory(), Attack.builtins(), Disguises.all())
                .flatMap(List::stream)
                .toList();
    }
}
