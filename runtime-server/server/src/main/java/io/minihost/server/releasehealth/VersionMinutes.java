package io.minihost.server.releasehealth;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is stored of launches, by program, version and minute. */
@Component
class VersionMinutes implements ProgramData {

    private static final String EVERY = "PT1H";
    private static final Duration KEPT = Duration.ofDays(35);

    private static final String ADD =
            """
            insert into version_minute (app_id, version, minute, launches, failed, %s)
            select app_id, :version, :minute, :launches, :failed, %s from program where app_id = :app
            on conflict (app_id, version, minute) do update set
                launches = version_minute.launches + excluded.launches, failed = version_minute.failed + excluded.failed, %s
            """.formatted(slots("%1$s"), slots(":%1$s"), slots("%1$s = version_minute.%1$s + excluded.%1$s"));

    private static final String SUM = """
            select coalesce(sum(launches), 0) as launches, coalesce(sum(failed), 0) as failed, %s
            from version_minute where app_id = ? and version = ? and minute >= ?
            """.formatted(slots("coalesce(sum(%1$s), 0) as %1$s"));

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    VersionMinutes(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** What launches are counted by. */
    record Key(AppId program, String version, Instant minute) {

        static Key of(AppId program, String version, Instant at) {
            return new Key(program, version, at.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    private static String slots(String form) {
        return IntStream.range(0, LaunchTimes.SLOTS)
                .mapToObj(slot -> form.formatted(LaunchTimes.column(slot)))
                .collect(Collectors.joining(", "));
    }

    /** Adds to what is stored; nothing for a program that is gone. */
    void add(Key key, Figures more) {
        var statement = jdbc.sql(ADD)
                .param("app", key.program().value())
                .param("version", key.version())
                .param("minute", Timestamps.of(key.minute()))
                .param("launches", more.launches())
                .param("failed", more.failed());
        for (var slot = 0; slot < LaunchTimes.SLOTS; slot++) {
            statement = statement.param(
                    LaunchTimes.column(slot), more.times().counts().get(slot));
        }
        statement.update();
    }

    /** Launches of a version since the beginning of a minute. */
    Figures since(AppId program, String version, Instant from) {
        return jdbc.sql(SUM)
                .params(program.value(), version, Timestamps.of(from.truncatedTo(ChronoUnit.MINUTES)))
                .query(VersionMinutes::read)
                .single();
    }

    private static Figures read(ResultSet row, int number) throws SQLException {
        var counts = new long[LaunchTimes.SLOTS];
        for (var slot = 0; slot < LaunchTimes.SLOTS; slot++) {
            counts[slot] = row.getLong(LaunchTimes.column(slot));
        }
        return new Figures(row.getLong("launches"), row.getLong("failed"), LaunchTimes.of(counts));
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire(
                "counts of launches",
                EVERY,
                "version_minute",
                "minute",
                clock.instant().minus(KEPT));
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "version_minute", program, max);
    }
}
