package io.minihost.server.identity.departures;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.Belongings;
import io.minihost.server.identity.GuestSettings;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets guests who have been away for long: sooner those who have left nothing here. */
@Component
class GuestExpiry {
    private static final String EVERY = "PT1H";

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Departures departures;
    private final ObjectProvider<Belongings> belongings;
    private final GuestSettings settings;
    private final Clock clock;

    GuestExpiry(
            JdbcClient jdbc,
            Retention retention,
            Departures departures,
            ObjectProvider<Belongings> belongings,
            GuestSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.departures = departures;
        this.belongings = belongings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Somebody, and since when they are away. */
    private record Away(PersonId person, OffsetDateTime since) {}

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT15M")
    void forget() {
        var longAway = ago(settings.expiry());
        retention.run("guests", EVERY, () -> departures.forget(people(after(null, longAway)), longAway));
        var idle = new IdleGuests(ago(settings.idle()));
        retention.run("idle guests", EVERY, idle::forgetSome);
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    /** Goes through those who are away once, as some of them stay. */
    private final class IdleGuests {

        private final Instant since;
        private Away last = new Away(new PersonId(new UUID(0, 0)), Timestamps.of(Instant.EPOCH));

        IdleGuests(Instant since) {
            this.since = since;
        }

        /** How many were looked at. */
        int forgetSome() {
            var some = after(last, since);
            if (!some.isEmpty()) {
                last = some.getLast();
                var idle = new HashSet<>(people(some));
                belongings.forEach(kind -> idle.removeAll(kind.owners(people(some))));
                departures.forget(idle, since);
            }
            return some.size();
        }
    }

    private static Set<PersonId> people(List<Away> away) {
        var people = new HashSet<PersonId>();
        away.forEach(one -> people.add(one.person()));
        return people;
    }

    private List<Away> after(@Nullable Away last, Instant since) {
        var condition = last == null ? "" : " and redeemed_at is null and (seen_at, id) > (:seen, :id)";
        var query = jdbc.sql("select id, seen_at from person where seen_at < :since and member_since is null"
                        + condition + " order by seen_at, id limit :max")
                .param("since", Timestamps.of(since))
                .param("max", BATCH);
        if (last != null) {
            query = query.param("seen", last.since()).param("id", last.person().value());
        }
        return query.query((row, number) -> new Away(
                        new PersonId(row.getObject("id", UUID.class)), row.getObject("seen_at", OffsetDateTime.class)))
                .list();
    }
}
