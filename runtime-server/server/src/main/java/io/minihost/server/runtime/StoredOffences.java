package io.minihost.server.runtime;

import io.minihost.sandbox.runner.Offence;
import io.minihost.sandbox.runner.OffenceBook;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps who cost runners in the database, so that a restart forgives nothing. */
@Component
public class StoredOffences implements OffenceBook {
    private static final String EVERY = "PT1H";

    private static final Logger LOG = LoggerFactory.getLogger(StoredOffences.class);
    private static final String PROGRAM = "program:";

    /** Kept so long after its end, as another one meanwhile weighs more. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final ConductStore conduct;
    private final Retention retention;
    private final Clock clock;

    StoredOffences(JdbcClient jdbc, ConductStore conduct, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.conduct = conduct;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<Offence> open() {
        return jdbc.sql("select subject, count, until from runner_offence where until >= ?")
                .param(old())
                .query((row, number) ->
                        new Offence(row.getString("subject"), row.getInt("count"), Timestamps.read(row, "until")))
                .list();
    }

    @Scheduled(fixedDelayString = EVERY)
    public void forget() {
        retention.run(
                "runner offences",
                EVERY,
                () -> jdbc.sql("""
                    delete from runner_offence where subject in (
                        select subject from runner_offence where until < :old limit :max)
                    """)
                        .param("old", old())
                        .param("max", Retention.BATCH)
                        .update());
    }

    private OffsetDateTime old() {
        return Timestamps.of(clock.instant().minus(REMEMBERED));
    }

    @Override
    public void note(Offence offence) {
        Thread.ofVirtual().name("runner-offence").start(() -> {
            try {
                store(offence);
            } catch (DataAccessException e) {
                LOG.warn("cannot note that {} cost a runner", offence.subject(), e);
            }
        });
    }

    private void store(Offence offence) {
        jdbc.sql("""
            insert into runner_offence (subject, count, until) values (:subject, :count, :until)
            on conflict (subject) do update set count = excluded.count, until = excluded.until
                where runner_offence.until < excluded.until
            """)
                .param("subject", offence.subject())
                .param("count", offence.count())
                .param("until", Timestamps.of(offence.until()))
                .update();
        if (offence.subject().startsWith(PROGRAM)) {
            conduct.forget(offence.subject().substring(PROGRAM.length()));
        }
    }
}
