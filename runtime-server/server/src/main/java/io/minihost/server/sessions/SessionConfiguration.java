package io.minihost.server.sessions;

import io.micrometer.core.instrument.MeterRegistry;
import io.minihost.sandbox.GuestHost;
import io.minihost.server.sessions.capacity.Capacity;
import io.minihost.server.sessions.capacity.Census;
import io.minihost.server.sessions.capacity.Reservations;
import io.minihost.server.sessions.log.OriginalPlaces;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.log.SessionLogStore;
import io.minihost.server.sessions.wire.PlainUpgrade;
import io.minihost.server.sessions.wire.SessionHandshakeInterceptor;
import io.minihost.server.sessions.wire.WireHandler;
import io.minihost.server.storage.DiskRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Puts the parts of this feature together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SessionConfiguration {

    @Bean
    WebSocketConfigurer wire(WireHandler handler, SessionHandshakeInterceptor doorkeeper) {
        return endpoints -> endpoints
                .addHandler(handler, SocketAddress.all())
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(doorkeeper)
                // The doorkeeper knows the host's public address, which Spring's own check does not.
                .setAllowedOriginPatterns("*");
    }

    @Bean
    WireHandler wireHandler(SessionAdmission admission, SessionSettings settings) {
        return new WireHandler(admission, Math.toIntExact(settings.frame().toBytes()));
    }

    @Bean
    SessionLog sessionLog(SessionLogStore store, OriginalPlaces places, DiskRoom disk, SessionSettings settings) {
        return new SessionLog(store, places, disk, settings.logEntries());
    }

    @Bean
    Census census() {
        return new Census();
    }

    @Bean
    SessionRegistry sessionRegistry(Census census) {
        return new SessionRegistry(census);
    }

    @Bean
    Reservations reservations(SessionSettings settings) {
        return new Reservations(settings.reservationLimits(), System::nanoTime);
    }

    @Bean
    Capacity capacity(SessionSettings settings, GuestHost guests, Census census) {
        int places = Math.min(settings.total(), guests.places());
        return new Capacity(places, settings.perAddress(), census, System::nanoTime);
    }

    @Bean
    SessionMetrics sessionMetrics(MeterRegistry meters, SessionRegistry registry, Reservations reservations) {
        return new SessionMetrics(meters, registry, reservations);
    }
}
