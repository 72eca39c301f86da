package io.minihost.server.messages;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import io.minihost.server.messages.templates.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What programs have told people. */
@Service
public class Inbox {

    private static final int PER_PROGRAM = 200;
    private static final int PER_PERSON = 1000;
    private static final TypeReference<List<InboxMessage.Field>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inbox(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** What there is of one program. */
    public record Group(AppId program, int unread, int total, List<InboxMessage> latest) {}

    /** Puts a message in; whoever gets many loses the oldest. */
    @Transactional(propagation = Propagation.MANDATORY)
    long add(MessageDraft draft, Template template, List<InboxMessage.Field> fields, String page) {
        var now = clock.instant();
        long id = jdbc.sql("""
            insert into message (app_id, person_id, template_id, title, fields, page, env, language, at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) returning id
            """)
                .params(
                        draft.program().value(),
                        draft.person().value(),
                        template.id(),
                        template.title(),
                        json.writeValueAsString(fields),
                        page,
                        draft.env().name(),
                        draft.language(),
                        Timestamps.of(now))
                .query(Long.class)
                .single();
        trim(draft);
        events.publishEvent(new InboxChanged(draft.person()));
        events.publishEvent(new MessageArrived(
                draft.person(),
                new InboxMessage(
                        id,
                        draft.program(),
                        template.title(),
                        fields,
                        page,
                        draft.env(),
                        draft.language(),
                        now,
                        false)));
        return id;
    }

    private void trim(MessageDraft draft) {
        jdbc.sql("delete from message where id in (select id from message where person_id = ? and app_id = ?"
                        + " order by id desc offset ?)")
                .params(draft.person().value(), draft.program().value(), PER_PROGRAM)
                .update();
        jdbc.sql(
                        "delete from message where id in (select id from message where person_id = ? order by id desc offset ?)")
                .params(draft.person().value(), PER_PERSON)
                .update();
    }

    /** Messages of programs and notices of the host that were not read. */
    public int unread(PersonId person) {
        return jdbc.sql("select (select count(*) from message where person_id = :person and read_at is null)"
                        + " + (select count(*) from notice where person_id = :person and read_at is null)")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /**
     * By programs, the one first whose message is the newest.
     *
     * @param each how many messages of each
     */
    public List<Group> groups(PersonId person, int each) {
        return jdbc
                .sql("select app_id, count(*) as total, count(*) filter (where read_at is null) as unread"
                        + " from message where person_id = ? group by app_id order by max(id) desc")
                .param(person.value())
                .query((row, number) -> new Group(
                        new AppId(row.getString("app_id")), row.getInt("unread"), row.getInt("total"), List.of()))
                .list()
                // After the list was read: a connection at a time.
                .stream()
                .map(group -> new Group(
                        group.program(),
                        group.unread(),
                        group.total(),
                        of(person, group.program(), Long.MAX_VALUE, each)))
                .toList();
    }

    /** Those of one program that came before one, the newest first. */
    public List<InboxMessage> of(PersonId person, AppId program, long before, int limit) {
        return jdbc.sql("select * from message where person_id = ? and app_id = ? and id < ? order by id desc limit ?")
                .params(person.value(), program.value(), before, limit)
                .query(this::read)
                .list();
    }

    /** One of a person's, which is read now; nobody else's. */
    @Transactional
    public Optional<InboxMessage> open(PersonId person, long id) {
        mark("id = :id", person, "", id);
        return jdbc.sql("select * from message where person_id = ? and id = ?")
                .params(person.value(), id)
                .query(this::read)
                .optional();
    }

    /** All are read. */
    @Transactional
    public void readAll(PersonId person) {
        mark("true", person, "", 0);
    }

    /** All of one program are read. */
    @Transactional
    public void readAll(PersonId person, AppId program) {
        mark("app_id = :program", person, program.value(), 0);
    }

    private void mark(String which, PersonId person, String program, long id) {
        var marked = jdbc.sql(
                        "update message set read_at = :now where person_id = :person and read_at is null and " + which)
                .param("now", Timestamps.of(clock.instant()))
                .param("person", person.value())
                .param("program", program)
                .param("id", id)
                .update();
        changed(person, marked);
    }

    @Transactional
    public void delete(PersonId person, long id) {
        changed(
                person,
                jdbc.sql("delete from message where person_id = ? and id = ?")
                        .params(person.value(), id)
                        .update());
    }

    /** Deletes all of one program. */
    @Transactional
    public void deleteAll(PersonId person, AppId program) {
        changed(
                person,
                jdbc.sql("delete from message where person_id = ? and app_id = ?")
                        .params(person.value(), program.value())
                        .update());
    }

    private void changed(PersonId person, int rows) {
        if (rows > 0) {
            events.publishEvent(new InboxChanged(person));
        }
    }

    private InboxMessage read(ResultSet row, int number) throws SQLException {
        return new InboxMessage(
                row.getLong("id"),
                new AppId(row.getString("app_id")),
                row.getString("title"),
                json.readValue(row.getString("fields"), FIELDS),
                row.getString("page"),
                EnvVersion.valueOf(row.getString("env")),
                row.getString("language"),
                Timestamps.read(row, "at"),
                Timestamps.readIfThere(row, "read_at") != null);
    }
}
