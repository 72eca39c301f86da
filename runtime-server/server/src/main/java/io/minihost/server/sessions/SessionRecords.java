package io.minihost.server.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.cluster.NodeLease;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.hostapi.VisitsElsewhere;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.wire.SessionEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the database knows of sessions, dead ones included. */
@Component
class SessionRecords implements VisitsElsewhere {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final People people;
    private final NodeName node;
    private final NodeLease lease;

    SessionRecords(JdbcClient jdbc, People people, NodeName node, NodeLease lease) {
        this.jdbc = jdbc;
        this.people = people;
        this.node = node;
        this.lease = lease;
    }

    /**
     * A session as it is on record.
     *
     * @param end null for one that nobody has ended
     * @param owner the node that has it, null if none
     * @param epoch the life of that node
     */
    record Past(
            Visit visit,
            Instant started,
            @Nullable SessionEnd end,
            @Nullable String owner,
            long epoch) {}

    /**
     * A visit as the program's developers see it.
     *
     * @param path page it was opened with, empty for the first one
     * @param endedAt null while it lasts, as {@code end}
     * @param end why it ended
     * @param errors entries of level error in its log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            String version,
            String envVersion,
            String path,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String end,
            int errors) {}

    /**
     * Puts a visit on record as one of this node, unless it is already.
     *
     * @return false if another node has it
     */
    boolean begin(SessionId id, Visit visit, Instant now) {
        Launchable program = visit.program();
        people.seen(visit.person(), visit.address());
        return jdbc.sql("""
            insert into visit_session as visit (id, person_id, app_id, program, version, hash, env, path, query,
                scene, referrer, started_at, owner, epoch)
            values (:id, :person, :app, :program, :version, :hash, :env, :path, :query,
                :scene, :referrer::jsonb, :at, :owner, :epoch)
            on conflict (id) do update set owner = excluded.owner
                where visit.owner = excluded.owner and visit.epoch = excluded.epoch
            """)
                        .param("id", id.value())
                        .param("person", visit.person().value())
                        .param("app", program.appId().value())
                        .param("program", program.name())
                        .param("version", program.version())
                        .param("hash", program.hash())
                        .param("env", program.env().name())
                        .param("path", visit.path())
                        .param("query", visit.query())
                        .param("scene", visit.scene())
                        .param("referrer", JSON.writeValueAsString(visit.referrer()))
                        .param("at", Timestamps.of(now))
                        .param("owner", node.value())
                        .param("epoch", lease.epoch())
                        .update()
                > 0;
    }

    /** Those of some visits that are not this node's any more. */
    Set<SessionId> lost(Collection<SessionId> ids) {
        return jdbc.sql("select id from visit_session where id = any(?) and (owner, epoch) is distinct from (?, ?)")
                .params(ids.stream().map(SessionId::value).toArray(String[]::new), node.value(), lease.epoch())
                .query((row, number) -> new SessionId(row.getString("id")))
                .set();
    }

    @Override
    public boolean any(PersonId person, AppId program) {
        return jdbc.sql("select exists (select 1 from visit_session"
                        + " where person_id = ? and app_id = ? and ended_at is null and owner <> ?)")
                .params(person.value(), program.value(), node.value())
                .query(Boolean.class)
                .single();
    }

    void end(SessionId id, SessionEnd end, Instant now) {
        jdbc.sql("""
            update visit_session set ended_at = ?, end_code = ?, end_attribution = ?, end_message = ?
            where id = ? and ended_at is null
            """)
                .params(Timestamps.of(now), end.code().name(), end.attribution().name(), end.message(), id.value())
                .update();
    }

    /** A visit as it is on record, which nobody changes before the transaction is over. */
    Optional<Past> lock(SessionId id) {
        return jdbc.sql("select * from visit_session where id = ? for update")
                .param(id.value())
                .query(SessionRecords::past)
                .optional();
    }

    /** It is this node's from now on. */
    void take(SessionId id) {
        jdbc.sql("update visit_session set owner = ?, epoch = ? where id = ?")
                .params(node.value(), lease.epoch(), id.value())
                .update();
    }

    boolean belongs(SessionId id, AppId program) {
        return jdbc.sql("select 1 from visit_session where id = ? and app_id = ?")
                .params(id.value(), program.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Visits of a program behind a place, newest first. */
    List<Summary> before(AppId program, Cursor place, int limit) {
        return jdbc.sql("""
            select *, (select count(*) from session_log
                where session_id = visit_session.id and level = 'error') as errors
            from visit_session where app_id = :app and (started_at, id) < (:at, :id)
            order by started_at desc, id desc limit :limit
            """)
                .param("app", program.value())
                .param("at", Timestamps.of(place.at()))
                .param("id", place.id())
                .param("limit", limit)
                .query(SessionRecords::summary)
                .list();
    }

    /** Deletes some visits that began before then, and some of the oldest when there are more than so many. */
    int forget(Instant before, int kept) {
        return jdbc.sql("""
            delete from visit_session where ctid in (select ctid from visit_session
                where started_at < greatest(:before, (select started_at from visit_session
                    order by started_at desc offset :kept limit 1))
                limit :max)
            """)
                .param("before", Timestamps.of(before))
                .param("kept", kept)
                .param("max", Retention.BATCH)
                .update();
    }

    private static Summary summary(ResultSet row, int number) throws SQLException {
        Instant ended = Timestamps.readIfThere(row, "ended_at");
        String code = row.getString("end_code");
        return new Summary(
                row.getString("id"),
                row.getString("version"),
                EnvVersion.valueOf(row.getString("env")).wireName(),
                row.getString("path"),
                Timestamps.read(row, "started_at"),
                ended,
                code == null ? null : code.toLowerCase(Locale.ROOT),
                row.getInt("errors"));
    }

    private static Past past(ResultSet row, int number) throws SQLException {
        Launchable program = new Launchable(
                new AppId(row.getString("app_id")),
                row.getString("program"),
                row.getString("version"),
                row.getString("hash"),
                EnvVersion.valueOf(row.getString("env")));
        Visit visit = new Visit(
                new PersonId(row.getObject("person_id", UUID.class)),
                program,
                row.getString("path"),
                row.getString("query"),
                row.getInt("scene"),
                JSON.readValue(row.getString("referrer"), new TypeReference<Map<String, Object>>() {}),
                "");
        Instant started = Timestamps.read(row, "started_at");
        return new Past(visit, started, end(row), row.getString("owner"), row.getLong("epoch"));
    }

    private static @Nullable SessionEnd end(ResultSet row) throws SQLException {
        String code = row.getString("end_code");
        return code == null
                ? null
                : new SessionEnd(
                        SessionEnd.Code.valueOf(code.toUpperCase(Locale.ROOT)),
                        Attribution.valueOf(row.getString("end_attribution")),
                        row.getString("end_message"));
    }
}
