package io.minihost.server.contentcheck;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures and sounds that somebody wants to be looked at later. */
@Service
public class MediaChecks {

    private static final int WAITING_MAX = 1_000;
    private static final int TRACE_BYTES = 12;

    /** Longer than any look takes. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    MediaChecks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that waits. */
    record Waiting(
            String traceId, AppId program, PersonId person, String openid, String url, boolean isPicture, int tries) {}

    /** Takes one in and names it; empty while too many of the program's wait. */
    @Transactional
    public Optional<String> take(AppId program, PersonId person, String openid, String url, boolean isPicture) {
        int waiting = jdbc.sql("select count(*) from media_check where app_id = ?")
                .param(program.value())
                .query(Integer.class)
                .single();
        if (waiting >= WAITING_MAX) {
            return Optional.empty();
        }
        var trace = RandomText.hex(TRACE_BYTES);
        jdbc.sql("insert into media_check (trace_id, app_id, person_id, openid, url, is_picture, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(trace, program.value(), person.value(), openid, url, isPicture, Timestamps.of(clock.instant()))
                .update();
        return Optional.of(trace);
    }

    @Transactional
    public List<Waiting> claim(int max) {
        var now = clock.instant();
        return jdbc.sql("""
            update media_check set tries = tries + 1, due_at = :until where trace_id in (
                select trace_id from media_check where due_at <= :now order by due_at limit :max
                for update skip locked)
            returning *
            """)
                .param("until", Timestamps.of(now.plus(CLAIMED)))
                .param("now", Timestamps.of(now))
                .param("max", max)
                .query((row, number) -> new Waiting(
                        text(row.getString("trace_id")),
                        new AppId(text(row.getString("app_id"))),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        text(row.getString("openid")),
                        text(row.getString("url")),
                        row.getBoolean("is_picture"),
                        row.getInt("tries")))
                .list();
    }

    /** Whether it was there still: then its result is the caller's to tell, in the same transaction. */
    boolean finish(Waiting check) {
        return jdbc.sql("delete from media_check where trace_id = ?")
                        .param(check.traceId())
                        .update()
                > 0;
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNull(column);
    }
}
