package io.minihost.server.audit;

import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
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
}
