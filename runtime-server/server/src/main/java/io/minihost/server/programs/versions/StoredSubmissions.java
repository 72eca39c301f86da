package io.minihost.server.programs.versions;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.programs.Submissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredSubmissions implements Submissions {

    private static final String WAITING = "select v.app_id, v.number, v.description, v.size_bytes, v.changed_at,"
            + " p.name, p.organisation_id, o.name as organisation,"
            + " (select number from program_version r where r.app_id = v.app_id and r.state = 'RELEASED') as released,"
            + " not exists (select 1 from program_version g where g.app_id = v.app_id"
            + " and (g.released_at is not null or g.state in ('GRAY', 'SUPERSEDED'))) as is_first"
            + " from program_version v join program p on p.app_id = v.app_id"
            + " join organisation o on o.id = p.organisation_id"
            + " where v.state = 'SUBMITTED' and (v.changed_at, v.app_id || ' ' || v.number) > (:at, :id)"
            + " order by v.changed_at, v.app_id || ' ' || v.number limit :limit";

    private final JdbcClient jdbc;

    StoredSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page<Submission> waiting(PageQuery query) {
        var from = query.from(Cursor.START);
        var found = jdbc.sql(WAITING)
                .param("at", Timestamps.of(from.at()))
                .param("id", from.id())
                .param("limit", query.oneMore())
                .query((row, number) -> submission(row))
                .list();
        return Page.of(found, query, last -> new Cursor(last.since(), last.appId() + " " + last.version()));
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                new AppId(row.getString("app_id")),
                row.getString("name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation"),
                row.getString("number"),
                row.getString("description"),
                row.getLong("size_bytes"),
                Timestamps.read(row, "changed_at"),
                row.getString("released"),
                row.getBoolean("is_first"));
    }
}
