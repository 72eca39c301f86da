package io.minihost.server.merchantpush;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Service
class StoredPush implements MessagePush {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPush.class);

    /** Messages that may wait for one program's server. */
    private static final int WAITING_MAX = 2_000;

    private final JdbcClient jdbc;
    private final PushSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredPush(JdbcClient jdbc, PushSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void push(AppId program, PersonId person, String openid, ObjectNode content) {
        add(program, person, openid, content);
    }

    @Override
    @Transactional
    public void push(AppId program, String openid, ObjectNode content) {
        add(program, null, openid, content);
    }

    private void add(AppId program, @Nullable PersonId person, String openid, ObjectNode content) {
        if (!settings.isSet(program)) {
            return;
        }
        if (waiting(program) >= WAITING_MAX) {
            LOG.warn("{} messages wait for the server of {}; another one is dropped", WAITING_MAX, program);
            return;
        }
        var now = clock.instant();
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put("ToUserName", userName(program));
        message.put("FromUserName", openid);
        message.put("CreateTime", now.getEpochSecond());
        message.setAll(content);
        jdbc.sql("insert into push_message"
                        + " (app_id, person_id, openid, kind, content, state, created_at, asked_at, due_at)"
                        + " values (:app, :person, :openid, :kind, :content, 'WAITING', :now, :now, :now)")
                .param("app", program.value())
                .param("person", person == null ? null : person.value())
                .param("openid", openid)
                .param(
                        "kind",
                        content.path("Event").asString(content.path("MsgType").asString("")))
                .param("content", message.toString())
                .param("now", Timestamps.of(now))
                .update();
        events.publishEvent(new MessagesWait());
    }

    private int waiting(AppId program) {
        return jdbc.sql("select count(*) from (select 1 from push_message"
                        + " where app_id = ? and state = 'WAITING' limit ?) as waiting")
                .params(program.value(), WAITING_MAX)
                .query(Integer.class)
                .single();
    }

    @Override
    public String userName(AppId program) {
        return UserNames.of(program);
    }
}
