package io.minihost.server.runtime;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of how versions have behaved. */
@Component
public class ConductStore {

    /** Fewer say nothing. */
    private static final int TURNS_MIN = 300;

    private static final int VISITS_MIN = 3;

    private final JdbcClient jdbc;

    ConductStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version of a program. */
    public record Key(AppId program, String version) {}

    /** What visits to a version did without harm. */
    public record Deeds(long turns, long visits) {

        Deeds plus(Deeds more) {
            return new Deeds(turns + more.turns, visits + more.visits);
        }
    }

    public boolean isSettled(Key key) {
        return jdbc.sql("select settled_at is not null from program_conduct where app_id = ? and version = ?")
                .params(key.program().value(), key.version())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Adds to what is known, and settles the version when that is enough and began at least {@code probation} ago. */
    public void add(Key key, Deeds deeds, Instant now, Duration probation) {
        jdbc.sql("""
            insert into program_conduct (app_id, version, turns, visits, since)
            select app_id, :version, :turns, :visits, :now from program where app_id = :app
            on conflict (app_id, version) do update set
                turns = program_conduct.turns + excluded.turns,
                visits = program_conduct.visits + excluded.visits
            """)
                .param("app", key.program().value())
                .param("version", key.version())
                .param("turns", deeds.turns())
                .param("visits", deeds.visits())
                .param("now", Timestamps.of(now))
                .update();
        jdbc.sql("""
            update program_conduct set settled_at = :now
            where app_id = :app and version = :version and settled_at is null
                and turns >= :turns and visits >= :visits and since <= :since
            """)
                .param("app", key.program().value())
                .param("version", key.version())
                .param("turns", TURNS_MIN)
                .param("visits", VISITS_MIN)
                .param("now", Timestamps.of(now))
                .param("since", Timestamps.of(now.minus(probation)))
                .update();
    }

    /** Forgets whatever good is known of a program. */
    void forget(String program) {
        jdbc.sql("delete from program_conduct where app_id = ?").param(program).update();
    }
}
