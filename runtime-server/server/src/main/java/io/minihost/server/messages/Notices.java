package io.minihost.server.messages;

import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the host itself tells people with an account. It lies in the inbox above what programs tell them. */
@Component
public class Notices {

    private static final int KEPT_MAX = 50;
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Something that was told.
     *
     * @param kind which words of the host's pages say it, such as {@code account-recovered}
     * @param details what they are filled with
     */
    public record Notice(long id, String kind, Map<String, String> details, Instant at, boolean read) {

        public Notice {
            details = Map.copyOf(details);
        }
    }

    /** Tells somebody something; whoever is told much loses the oldest. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PersonId person, String kind, Map<String, String> details) {
        jdbc.sql("insert into notice (person_id, kind, details, at) values (?, ?, ?::jsonb, ?)")
                .params(person.value(), kind, json.writeValueAsString(details), Timestamps.of(clock.instant()))
                .update();
        jdbc.sql("delete from notice where id in (select id from notice where person_id = ? order by id desc offset ?)")
                .params(person.value(), KEPT_MAX)
                .update();
        events.publishEvent(new InboxChanged(person));
    }

    /** The newest first. */
    public List<Notice> of(PersonId person) {
        return jdbc.sql("select * from notice where person_id = ? order by id desc")
                .param(person.value())
                .query((row, number) -> new Notice(
                        row.getLong("id"),
                        row.getString("kind"),
                        json.readValue(row.getString("details"), DETAILS),
                        Timestamps.read(row, "at"),
                        Timestamps.readIfThere(row, "read_at") != null))
                .list();
    }

    /** All are read. */
    @Transactional
    public void readAll(PersonId person) {
        changed(
                person,
                jdbc.sql("update notice set read_at = ? where person_id = ? and read_at is null")
                        .params(Timestamps.of(clock.instant()), person.value())
                        .update());
    }

    @Transactional
    public void read(PersonId person, long id) {
        changed(
                person,
                jdbc.sql("update notice set read_at = ? where person_id = ? and id = ? and read_at is null")
                        .params(Timestamps.of(clock.instant()), person.value(), id)
                        .update());
    }

    @Transactional
    public void delete(PersonId person, long id) {
        changed(
                person,
                jdbc.sql("delete from notice where person_id = ? and id = ?")
                        .params(person.value(), id)
                        .update());
    }

    private void changed(PersonId person, int rows) {
        if (rows > 0) {
            events.publishEvent(new InboxChanged(person));
        }
    }
}
