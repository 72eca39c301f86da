package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Conversations and their messages in the database. */
@Component
class ChatRows {

    /** Messages of one conversation that are kept. */
    private static final int KEPT_MAX = 500;

    private static final int UNREAD_MAX = 99;

    private final JdbcClient jdbc;

    ChatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps everybody else from changing the conversation until the transaction ends; empty when there is none. */
    Optional<Chat> lock(AppId program, PersonId person) {
        return jdbc.sql("select openid from service_chat where app_id = ? and person_id = ? for update")
                .params(program.value(), person.value())
                .query(String.class)
                .optional()
                .map(openid -> new Chat(program, person, openid));
    }

    /** A message, unless its sender has sent it before. */
    Optional<Long> add(
            Chat chat,
            boolean fromPerson,
            MessageKind kind,
            ObjectNode content,
            @Nullable String clientId,
            Instant at) {
        var id = jdbc.sql(
                        "insert into service_message (app_id, person_id, is_from_person, kind, content, client_id, at)"
                                + " values (:app, :person, :from, :kind, :content, :client, :at)"
                                + " on conflict (app_id, person_id, client_id) do nothing returning id")
                .param("app", chat.program().value())
                .param("person", chat.person().value())
                .param("from", fromPerson)
                .param("kind", kind.name())
                .param("content", content.toString())
                .param("client", clientId)
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            touch(chat, fromPerson, at);
        }
        return id;
    }

    private void touch(Chat chat, boolean fromPerson, Instant at) {
        jdbc.sql("update service_chat set changed_at = ?, unread = least(unread + ?, ?)"
                        + " where app_id = ? and person_id = ?")
                .params(
                        Timestamps.of(at),
                        fromPerson ? 0 : 1,
                        UNREAD_MAX,
                        chat.program().value(),
                        chat.person().value())
                .update();
        jdbc.sql("delete from service_message where id in (select id from service_message"
                        + " where app_id = ? and person_id = ? order by id desc offset ?)")
                .params(chat.program().value(), chat.person().value(), KEPT_MAX)
                .update();
    }

    /** The newest messages behind one, in their order. */
    List<ServiceMessage> after(AppId program, PersonId person, long id, int max) {
        return jdbc.sql("select * from (select * from service_message where app_id = ? and person_id = ? and id > ?"
                        + " order by id desc limit ?) as newest order by id")
                .params(program.value(), person.value(), id, max)
                .query((row, number) -> new ServiceMessage(
                        row.getLong("id"),
                        row.getBoolean("is_from_person"),
                        MessageKind.valueOf(row.getString("kind")),
                        JsonMapper.shared().readTree(Objects.requireNonNull(row.getString("content"))),
                        Timestamps.read(row, "at")))
                .list();
    }
}
