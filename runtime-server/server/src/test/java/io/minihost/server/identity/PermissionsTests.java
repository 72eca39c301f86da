package io.minihost.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PermissionsTests extends ServerTest {

    @Autowired
    Permissions permissions;

    private final PersonId person = new PersonId(UUID.randomUUID());
    private AppId program = AppId.random();

    @BeforeEach
    void register() {
        program = new AppId(server().register("Permitted"));
    }

    @Test
    void keepsTheLatestDecision() {
        assertThat(permissions.granted(person, program)).isEmpty();
        permissions.set(person, program, "scope.userLocation", false);
        permissions.set(person, program, "scope.camera", true);
        permissions.set(person, program, "scope.userLocation", true);
        permissions.set(person, new AppId(server().register("Other")), "scope.record", true);
        assertThat(permissions.granted(person, program))
                .containsOnly(
                        java.util.Map.entry("scope.userLocation", true), java.util.Map.entry("scope.camera", true));
        assertThat(permissions.granted(new PersonId(UUID.randomUUID()), program))
                .isEmpty();
    }

    @Test
    void knowsNoOtherScopes() {
        assertThatThrownBy(() -> permissions.set(person, program, "camera; drop table", true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(permissions.granted(person, program)).isEmpty();
    }
}
