package io.minihost.server.sessions;

import io.minihost.server.common.Retention;
import io.minihost.server.identity.People;
import io.minihost.server.sessions.capacity.Capacity;
import io.minihost.server.sessions.capacity.Reservations;
import io.minihost.server.sessions.log.SessionLogStore;
import io.minihost.server.sessions.wire.ClientConnection;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.WireHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds dead connections and sessions that nobody comes back to, and tells all of them when the server stops. */
@Component
class SessionReaper implements SmartLifecycle {
    private static final String EVERY = "PT1H";

    private static final int PINGS_PER_SILENCE = 3;

    /** As on the platform, where a program out of sight stands still after this long. */
    private static final Duration REST_AFTER = Duration.ofSeconds(5);

    private final SessionSettings settings;
    private final SessionRegistry registry;
    private final Reservations reservations;
    private final Capacity capacity;
    private final WireHandler wire;
    private final PreparedPrograms programs;
    private final SessionRecords records;
    private final SessionLogStore logs;
    private final People people;
    private final Retention retention;
    private final Clock clock;
    private volatile boolean running;

    SessionReaper(
            SessionSettings settings,
            SessionRegistry registry,
            Reservations reservations,
            Capacity capacity,
            WireHandler wire,
            PreparedPrograms programs,
            SessionRecords records,
            SessionLogStore logs,
            People people,
            Retention retention,
            Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.reservations = reservations;
        this.capacity = capacity;
        this.wire = wire;
        this.programs = programs;
        this.records = records;
        this.logs = logs;
        this.people = people;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${minihost.sessions.round:5s}")
    void round() {
        reservations.expire();
        for (ClientConnection connection : wire.connections()) {
            long silent = connection.silentNanos();
            if (connection.session() == null
                    && connection.ageNanos() > settings.reservation().toNanos()) {
                connection.abort();
            } else if (silent > settings.silence().toNanos()) {
                connection.abort();
            } else if (silent > settings.silence().toNanos() / PINGS_PER_SILENCE) {
                connection.ping();
            }
        }
        Duration grace = capacity.grace(settings.grace());
        for (LiveSession session : registry.all()) {
            session.deliveries().handOver();
            Duration left = session.left();
            if (left.compareTo(grace) > 0) {
                session.end(SessionEnd.EXPIRED);
            } else if (left.compareTo(REST_AFTER) > 0) {
                session.rest();
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    void tidy() {
        programs.tidy();
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        Instant old = clock.instant().minus(settings.logExpiry());
        retention.run("session logs", EVERY, () -> logs.forget(old, settings.logTotal()));
        retention.run("visits", EVERY, () -> records.forget(old, settings.visits()));
        registry.all().stream()
                .filter(LiveSession::live)
                .forEach(
                        session -> people.seen(session.person(), session.visit().address()));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests: views are told to come back. */
    @Override
    public void stop() {
        running = false;
        registry.all().forEach(LiveSession::suspend);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
