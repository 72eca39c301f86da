package io.minihost.server.messages;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.messages.templates.Template;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have agreed to be told. A yes to a kind of message is good for one of them, or for any number of a lasting kind. */
@Service
public class MessageConsents {

    private static final int HOARDED_MAX = 1000;

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    MessageConsents(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** What is answered without asking again, by kinds of messages of one program; true for yes. */
    public Map<String, Boolean> remembered(PersonId person, AppId program) {
        var answers = new LinkedHashMap<String, Boolean>();
        jdbc.sql("select template_id, remembered from message_consent join message_template on id = template_id"
                        + " where person_id = ? and app_id = ? and remembered is not null order by created_at, id")
                .params(person.value(), program.value())
                .query(row -> {
                    answers.put(row.getString("template_id"), "ACCEPT".equals(row.getString("remembered")));
                });
        return answers;
    }

    /**
     * Keeps an answer.
     *
     * @param always whether the next question is answered the same
     */
    @Transactional
    public void decide(PersonId person, Template template, boolean accepted, boolean always) {
        people.seen(person, "");
        var isLasting = template.kind() == Template.Kind.LASTING;
        // A kind that was taken away meanwhile gets no row.
        jdbc.sql("""
            insert into message_consent (person_id, template_id, accepted, remembered, at)
            select :person, id, :yes, :remembered, :now from message_template where id = :template
            on conflict (person_id, template_id) do update set
                accepted = case when :lasting then excluded.accepted
                    else least(message_consent.accepted + excluded.accepted, :max) end,
                remembered = coalesce(excluded.remembered, message_consent.remembered), at = excluded.at
            """)
                .param("person", person.value())
                .param("template", template.id())
                .param("yes", accepted ? 1 : 0)
                .param("remembered", always ? accepted ? "ACCEPT" : "REJECT" : null)
                .param("lasting", isLasting)
                .param("max", HOARDED_MAX)
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }

    /** Asks again next time. */
    public void forget(PersonId person, AppId program) {
        jdbc.sql("update message_consent set remembered = null where person_id = ?"
                        + " and template_id in (select id from message_template where app_id = ?)")
                .params(person.value(), program.value())
                .update();
    }

    /** Uses up a yes, if there is one. Two at once use up two. */
    boolean use(PersonId person, Template template) {
        return jdbc.sql("update message_consent set accepted = accepted - ? where person_id = ? and template_id = ?"
                                + " and accepted > 0")
                        .params(template.kind() == Template.Kind.ONCE ? 1 : 0, person.value(), template.id())
                        .update()
                > 0;
    }

    /** Whether somebody wants no messages of a program. */
    public boolean isStopped(PersonId person, AppId program) {
        return jdbc.sql("select exists (select 1 from message_stop where person_id = ? and app_id = ?)")
                .params(person.value(), program.value())
                .query(Boolean.class)
                .single();
    }

    /** Stops the messages of a program, or lets them come again; what was agreed to is good again then. */
    @Transactional
    public void stop(PersonId person, AppId program, boolean stopped) {
        if (stopped) {
            people.seen(person, "");
            jdbc.sql("insert into message_stop (person_id, app_id) values (?, ?) on conflict do nothing")
                    .params(person.value(), program.value())
                    .update();
        } else {
            jdbc.sql("delete from message_stop where person_id = ? and app_id = ?")
                    .params(person.value(), program.value())
                    .update();
        }
    }
}
