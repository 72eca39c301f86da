package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantpush.MessagePush;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people say to programs' staff and see of its answers. */
@Service
public class Conversations {

    private static final int ANSWERS = 5;
    private static final Duration ANSWERED_FOR = Duration.ofDays(2);
    private static final Duration WELCOMED_FOR = Duration.ofMinutes(1);
    private static final int LISTED_MAX = 100;

    private final JdbcClient jdbc;
    private final ChatRows rows;
    private final ServiceMedia media;
    private final People people;
    private final MessagePush push;
    private final Clock clock;

    Conversations(JdbcClient jdbc, ChatRows rows, ServiceMedia media, People people, MessagePush push, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.media = media;
        this.people = people;
        this.push = push;
        this.clock = clock;
    }

    /** A conversation in a person's list. */
    public record Listed(AppId program, int unread, Instant changedAt) {}

    /** Those of a person, with the newest messages first. */
    public List<Listed> of(PersonId person) {
        return jdbc.sql("select app_id, unread, changed_at from service_chat where person_id = ?"
                        + " order by changed_at desc limit ?")
                .params(person.value(), LISTED_MAX)
                .query((row, number) -> new Listed(
                        new AppId(Objects.requireNonNull(row.getString("app_id"))),
                        row.getInt("unread"),
                        Timestamps.read(row, "changed_at")))
                .list();
    }

    /** How many answers the person has not seen; empty when there is no conversation. */
    public Optional<Integer> unread(AppId program, PersonId person) {
        return jdbc.sql("select unread from service_chat where app_id = ? and person_id = ?")
                .params(program.value(), person.value())
                .query(Integer.class)
                .optional();
    }

    /**
     * A person comes to talk; the program's server is told, and may say one thing within a minute.
     *
     * @param sessionFrom the program's own words for where from
     */
    @Transactional
    public void open(AppId program, PersonId person, String sessionFrom) {
        var now = clock.instant();
        var openid = people.openid(person, program);
        jdbc.sql("""
            insert into service_chat (app_id, person_id, openid, opened_at, answers_left, answers_until, changed_at)
            values (:app, :person, :openid, :now, 1, :until, :now)
            on conflict (app_id, person_id) do update set openid = excluded.openid, opened_at = excluded.opened_at,
                answers_left = case when service_chat.answers_until > :now and service_chat.answers_left > 0
                    then service_chat.answers_left else 1 end,
                answers_until = greatest(service_chat.answers_until, excluded.answers_until)
            where service_chat.answers_until <= :until
                or service_chat.openid <> excluded.openid
            """)
                .param("app", program.value())
                .param("person", person.value())
                .param("openid", openid)
                .param("now", Timestamps.of(now))
                .param("until", Timestamps.of(now.plus(WELCOMED_FOR)))
                .update();
        push.push(
                program,
                person,
                openid,
                json().put("MsgType", "event")
                        .put("Event", "user_enter_tempsession")
                        .put("SessionFrom", sessionFrom));
    }

    /** Messages behind one, which are seen from now on. */
    @Transactional
    public List<ServiceMessage> read(AppId program, PersonId person, long after, int max) {
        jdbc.sql("update service_chat set unread = 0 where app_id = ? and person_id = ? and unread > 0")
                .params(program.value(), person.value())
                .update();
        return rows.after(program, person, after, max);
    }

    /** Whether somebody answers right now. */
    public boolean isTyping(AppId program, PersonId person) {
        return jdbc.sql("select count(*) from service_chat where app_id = ? and person_id = ? and typing_until > ?")
                        .params(program.value(), person.value(), Timestamps.of(clock.instant()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Says something to the staff.
     *
     * @param clientId the same for the same message
     * @param origin of this host, for addresses of pictures
     * @return false when there is no conversation, or no such picture of this person
     */
    @Transactional
    public boolean say(
            AppId program, PersonId person, MessageKind kind, ObjectNode content, String clientId, String origin) {
        var now = clock.instant();
        Optional<Chat> chat = rows.lock(program, person);
        if (chat.isEmpty()) {
            return false;
        }
        var picture = content.path("mediaId").asString("");
        if (kind == MessageKind.IMAGE && !media.isOf(program, person.value(), picture)) {
            return false;
        }
        rows.add(chat.get(), true, kind, content, clientId, now).ifPresent(id -> {
            jdbc.sql("update service_chat set spoke_at = ?, answers_left = ?, answers_until = ?"
                            + " where app_id = ? and person_id = ?")
                    .params(
                            Timestamps.of(now),
                            ANSWERS,
                            Timestamps.of(now.plus(ANSWERED_FOR)),
                            program.value(),
                            person.value())
                    .update();
            push.push(program, person, chat.get().openid(), pushed(program, kind, content, id, origin));
        });
        return true;
    }

    private static ObjectNode pushed(AppId program, MessageKind kind, ObjectNode content, long id, String origin) {
        return switch (kind) {
            case IMAGE ->
                json().put("MsgType", "image")
                        .put(
                                "PicUrl",
                                origin + MediaAddress.of(content.path("mediaId").asString("")))
                        .put("MediaId", content.path("mediaId").asString(""))
                        .put("MsgId", id);
            case PAGE ->
                json().put("MsgType", "miniprogrampage")
                        .put("Title", content.path("title").asString(""))
                        .put("AppId", program.value())
                        .put("PagePath", content.path("path").asString(""))
                        .put("ThumbUrl", content.path("picture").asString(""))
                        .put("ThumbMediaId", "")
                        .put("MsgId", id);
            case TEXT, LINK ->
                json().put("MsgType", "text")
                        .put("Content", content.path("text").asString(""))
                        .put("MsgId", id);
        };
    }

    private static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }
}
