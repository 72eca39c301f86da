package io.minihost.server.audit;

import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who changed what, and when. Entries are only ever added, in the transaction of the change itself; of somebody who has left they
 * keep no more than who did what to whom, by ids.
 */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param actor who did it, such as {@code operator}
     * @param action what was done, such as {@code version.release}
     * @param subject what it was done to, such as an appId
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String actor, String action, String subject, Map<String, ?> detail) {
        jdbc.sql("insert into audit_entry (at, actor, action, subject, detail) values (?, ?, ?, ?, ?::jsonb)")
                .params(Timestamps.of(clock.instant()), actor, action, subject, json.writeValueAsString(detail))
                .update();
    }

    /** Takes everything but ids from the entries about some subjects. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetDetails(Collection<String> subjects) {
        jdbc.sql("update audit_entry set detail = '{}' where subject in (:subjects) and detail <> '{}'")
                .param("subjects", subjects)
                .update();
    }

    /**
     * What was done to somebody by others.
     *
     * @param role of whoever did it on the platform; empty when it was not noted
     */
    public record Deed(Instant at, String action, String role) {}

    /** What others have done to a person or have looked at, the newest first. */
    public List<Deed> byOthers(String subject, int max) {
        return jdbc.sql("select at, action, coalesce(detail ->> 'role', '') as role from audit_entry"
                        + " where subject = ? and actor <> subject order by id desc limit ?")
                .params(subject, max)
                .query((row, number) -> new Deed(
                        Timestamps.read(row, "at"),
                        Objects.requireNonNull(row.getString("action")),
                        Objects.requireNonNull(row.getString("role"))))
                .list();
    }
}
