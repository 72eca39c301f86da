package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.PersonId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Many people behind one address, who come and go. */
@TestPropertySource(
        properties = {"minihost.sessions.total=3", "minihost.sessions.grace=300ms", "minihost.sessions.round=PT1H"})
class GivingWayTests extends SessionTest {

    private static final String SAME = "192.0.2.1";
    private static final String OTHER = "198.51.100.1";

    private ProtocolDriver come() {
        var person = new PersonId(UUID.randomUUID());
        var view = view(reserve(person), person);
        view.join();
        return view;
    }

    @Test
    void placesOfThoseWhoLeftGoToThoseWhoCome() {
        var first = come();
        var stays = come();
        var last = come();
        assertThat(sessions.hasRoom(SAME)).isFalse();
        first.drop();
        last.drop();
        until(() -> sessions.hasRoom(SAME));
        assertThat(sessions.hasRoom(OTHER)).isFalse();
        come();
        until(() -> sessions.hasRoom(SAME));
        come();
        until(() -> !sessions.hasRoom(SAME));
        until(() -> registry.all().size() == 3);
        stays.tap("on");
        stays.awaitText("tap 1 on");
    }
}
