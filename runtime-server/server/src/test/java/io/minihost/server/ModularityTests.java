package io.minihost.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features depend on each other in one direction only. */
class ModularityTests {

    @Test
    void verifiesModules() {
        ApplicationModules.of(MinihostApplication.class).verify();
    }
}
