package io.minihost.server.sessions;

import io.minihost.protocol.HostApiContract;
import io.minihost.server.sessions.kit.CallGate;
import io.minihost.server.sessions.kit.Grumbler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A test against a server whose guests can be lost. */
@Import(SessionTest.Guests.class)
public abstract class SessionTest extends VisitTest {

    @Autowired
    FragileGuestHost guests;

    @Autowired
    CallGate gate;

    @Autowired
    Grumbler grumbler;

    @TestConfiguration
    static class Guests {

        @Bean
        Grumbler grumbler() {
            return new Grumbler();
        }

        @Bean
        CallGate callGate() {
            return new CallGate();
        }

        @Bean
        HostApiContract contract() {
            return HostApiContract.load().with("gate");
        }

        @Bean
        @Primary
        FragileGuestHost fragileGuests() {
            return new FragileGuestHost();
        }
    }
}
