package io.minihost.server.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people say about programs. */
@Component
class Feedback {

    private final JdbcClient jdbc;
    private final Clock clock;

    Feedback(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Kind {
        /** for the developer */
        @JsonProperty("feedback")
        FEEDBACK,
        /** for the operator: the program does something it must not */
        @JsonProperty("report")
        REPORT
    }

    /** What somebody said; {@code session} is the visit it is about, as the page said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long id,
            Instant at,
            String kind,
            String reason,
            String message,
            @Nullable String session) {}

    void add(PersonId person, AppId program, Kind kind, String reason, String message, @Nullable String session) {
        jdbc.sql("insert into program_feedback (app_id, person_id, kind, reason, message, session_id, at)"
                        + " values (:app, :person, :kind, :reason, :message, :session, :at)")
                .param("app", program.value())
                .param("person", person.value())
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("reason", reason)
                .param("message", message)
                .param("session", session)
                .param("at", Timestamps.of(clock.instant()))
                .update();
    }

    /** Entries after the one of that id, oldest first. */
    List<Entry> after(AppId program, long id, int limit) {
        return jdbc.sql("select * from program_feedback where app_id = ? and id > ? order by id limit ?")
                .params(program.value(), id, limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        Timestamps.read(row, "at"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("message"),
                        row.getString("session_id")))
                .list();
    }
}
