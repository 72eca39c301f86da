package io.minihost.sandbox;

import io.minihost.sandbox.runner.RunnerGuestHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

final class ChildAttackIT extends AttackContract {

    private final RunnerGuestHost host = TestHosts.runners(1, 0);

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
        return Stream.of(Attack.loops(), Attack.memory(), Attack.builtins())
                .flatMap(List::stream)
                .toList();
    }
}
