package io.minihost.server.sms;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages that went to no phone because there is no gateway: the operator sees them for a few minutes. */
@Component
class ShownSms implements SmsSender {

    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShownSms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A message that would have been sent. */
    record Shown(UUID id, Instant at, String phone, String text) {}

    @Override
    @Transactional
    public void send(String phone, String text) {
        // Whoever asks without end pushes out the oldest.
        jdbc.sql("delete from sms_shown where id in (select id from sms_shown order by at desc, id desc offset ?)")
                .param(MAX - 1)
                .update();
        jdbc.sql("insert into sms_shown (id, phone, text, at) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), phone, text, Timestamps.of(clock.instant()))
                .update();
    }

    /** Those of the last minutes, the newest first. */
    Page<Shown> latest(PageQuery query) {
        var from = query.from(Cursor.END);
        var found = jdbc.sql(
                        "select id, at, phone, text from sms_shown where at > :since and (at, id::text) < (:at, :id)"
                                + " order by at desc, id::text desc limit :limit")
                .param("since", Timestamps.of(clock.instant().minus(KEPT)))
                .param("at", Timestamps.of(from.at()))
                .param("id", from.id())
                .param("limit", query.oneMore())
                .query((row, number) -> new Shown(
                        row.getObject("id", UUID.class),
                        Timestamps.read(row, "at"),
                        row.getString("phone"),
                        row.getString("text")))
                .list();
        return Page.of(found, query, shown -> new Cursor(shown.at(), shown.id().toString()));
    }
}
