package io.minihost.server.sessions;

import io.micrometer.core.instrument.MeterRegistry;
import io.minihost.sandbox.GuestHost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Puts the parts of this feature together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WireConfiguration {

    @Bean
    WebSocketConfigurer wire(WireHandler handler, Doorkeeper doorkeeper) {
        return endpoints -> endpoints
                .addHandler(handler, "/_ws")
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(doorkeeper)
                // The doorkeeper knows the host's public address, which Spring's own check does not.
                .setAllowedOriginPatterns("*");
    }

    @Bean
    Census census() {
        return new Census();
    }

    @Bean
    Registry sessionRegistry(Census census) {
        return new Registry(census);
    }

    @Bean
    Reservations reservations(SessionSettings settings) {
        return new Reservations(settings.reservationLimits(), System::nanoTime);
    }

    @Bean
    Admission admission(SessionSettings settings, GuestHost guests, Census census) {
        int places = Math.min(settings.total(), guests.places());
        return new Admission(places, settings.perAddress(), census, System::nanoTime);
    }

    @Bean
    SessionMetrics sessionMetrics(MeterRegistry meters, Registry registry, Reservations reservations) {
        return new SessionMetrics(meters, registry, reservations);
    }
}
