package io.minihost.server.audit;

import io.minihost.server.common.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was done. Who may read it, its callers look. */
@Component
public class AuditEntries {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditEntries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Something that was done; see {@link AuditLog#record}. */
    public record Entry(long id, Instant at, String actor, String action, String subject, Map<String, Object> detail) {}

    /**
     * The newest first.
     *
     * @param subjects to which it was done; null for all
     * @param actor who did it; null for all
     * @param before the number of the entry that these came before
     */
    public List<Entry> of(@Nullable Set<String> subjects, @Nullable String actor, long before, int limit) {
        if (subjects != null && subjects.isEmpty()) {
            return List.of();
        }
        var query = jdbc.sql("select * from audit_entry where id < :before"
                        + (subjects == null ? "" : " and subject in (:subjects)")
                        + (actor == null ? "" : " and actor = :actor")
                        + " order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit);
        if (subjects != null) {
            query = query.param("subjects", subjects);
        }
        if (actor != null) {
            query = query.param("actor", actor);
        }
        return query.query((row, number) -> entry(row)).list();
    }

    /**
     * Those of some kinds that were done to something, the newest first.
     *
     * @param actions what was done, such as {@code version.approved}
     * @param before the number of the entry that these came before
     */
    public List<Entry> ofKinds(String subject, Set<String> actions, long before, int limit) {
        return jdbc.sql("select * from audit_entry where subject = :subject and action in (:actions) and id < :before"
                        + " order by id desc limit :limit")
                .param("subject", subject)
                .param("actions", actions)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Timestamps.read(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
