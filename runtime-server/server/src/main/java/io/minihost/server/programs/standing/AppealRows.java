package io.minihost.server.programs.standing;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AppealRows {

    private static final String ALL =
            "select appeal.*, program.name from program_appeal appeal join program using (app_id) ";

    private final JdbcClient jdbc;

    AppealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false while another is open. */
    boolean add(UUID id, AppId program, ProgramStanding about, String text, String by, Instant now) {
        return jdbc.sql("""
                insert into program_appeal (id, app_id, cause, status, reason, text, made_by, made_at, state)
                values (:id, :app, :cause, :status, :reason, :text, :by, :now, 'OPEN') on conflict do nothing
                """)
                        .param("id", id)
                        .param("app", program.value())
                        .param("cause", Objects.requireNonNull(about.cause()).name())
                        .param("status", about.status().name())
                        .param("reason", about.reason())
                        .param("text", text)
                        .param("by", by)
                        .param("now", Timestamps.of(now))
                        .update()
                > 0;
    }

    Optional<Appeal> find(UUID id) {
        return jdbc.sql(ALL + "where id = ?").param(id).query(AppealRows::read).optional();
    }

    /**
     * Those before a place, the newest first.
     *
     * @param program null for all
     * @param state null for all
     */
    List<Appeal> before(@Nullable AppId program, Appeal.@Nullable State state, Cursor place, int limit) {
        return jdbc.sql(ALL + """
                where (cast(:app as text) is null or appeal.app_id = :app)
                  and (cast(:state as text) is null or state = :state) and (made_at, id::text) < (:at, :id)
                order by made_at desc, id::text desc limit :limit
                """)
                .param("app", program == null ? null : program.value())
                .param("state", state == null ? null : state.name())
                .param("at", Timestamps.of(place.at()))
                .param("id", place.id())
                .param("limit", limit)
                .query(AppealRows::read)
                .list();
    }

    /** Ends one; false when it is not open any more. */
    boolean decide(UUID id, Appeal.State state, String words, String by, Instant now) {
        return jdbc.sql("update program_appeal set state = ?, words = ?, decided_by = ?, decided_at = ?"
                                + " where id = ? and state = 'OPEN'")
                        .params(state.name(), words, by, Timestamps.of(now), id)
                        .update()
                > 0;
    }

    private static Appeal read(ResultSet row, int number) throws SQLException {
        return new Appeal(
                row.getObject("id", UUID.class),
                new AppId(row.getString("app_id")),
                row.getString("name"),
                ProgramStanding.Cause.valueOf(row.getString("cause")),
                ProgramStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("text"),
                row.getString("made_by"),
                Timestamps.read(row, "made_at"),
                Appeal.State.valueOf(row.getString("state")),
                row.getString("words"),
                Timestamps.readIfThere(row, "decided_at"));
    }
}
