package io.minihost.server.sessions.log;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Log entries in the database. */
@Component
public class SessionLogStore {

    /** An entry and where it belongs. */
    public record Row(SessionId session, LogEntry entry) {}

    /** An entry and its place among all entries. */
    public record Numbered(long number, LogEntry entry) {}

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    SessionLogStore(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    public void add(List<Row> rows) {
        batches.batchUpdate("""
            insert into session_log (session_id, at, level, kind, attribution, message, file, line, col, api,
                limit_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, rows.stream().map(SessionLogStore::columns).toList());
    }

    private static @Nullable Object[] columns(Row row) {
        LogEntry entry = row.entry();
        return new @Nullable Object[] {
            row.session().value(),
            Timestamps.of(entry.at()),
            entry.level(),
            entry.kind(),
            entry.attribution(),
            entry.message(),
            entry.file(),
            entry.line(),
            entry.column(),
            entry.api(),
            entry.limit()
        };
    }

    /** Deletes all but the newest entries of a session. */
    void trim(SessionId session, int kept) {
        jdbc.sql("""
            delete from session_log where session_id = :session and number <= (
                select number from session_log where session_id = :session
                order by number desc offset :kept limit 1)
            """).param("session", session.value()).param("kept", kept).update();
    }

    /** Deletes some entries from before then, and some of the oldest when there are more than so many. */
    public int forget(Instant before, long kept) {
        return jdbc.sql("""
            delete from session_log where ctid in (select ctid from session_log
                where at < :before or number <= (select max(number) from session_log) - :kept
                limit :max)
            """)
                .param("before", Timestamps.of(before))
                .param("kept", kept)
                .param("max", Retention.BATCH)
                .update();
    }

    public List<Numbered> after(SessionId session, long number, int limit) {
        return jdbc.sql("select * from session_log where session_id = ? and number > ? order by number limit ?")
                .params(session.value(), number, limit)
                .query(SessionLogStore::numbered)
                .list();
    }

    private static Numbered numbered(ResultSet row, int index) throws SQLException {
        LogEntry entry = new LogEntry(
                Timestamps.read(row, "at"),
                row.getString("level"),
                row.getString("kind"),
                row.getString("attribution"),
                row.getString("message"),
                row.getString("file"),
                row.getObject("line", Integer.class),
                row.getObject("col", Integer.class),
                row.getString("api"),
                row.getString("limit_name"));
        return new Numbered(row.getLong("number"), entry);
    }
}
