package io.minihost.server.mail;

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

/** Mail that went nowhere because there is no mail server: the operator sees it for a few minutes. */
@Component
class ShownMail implements Mailer {

    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShownMail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A mail that would have been sent. */
    record Shown(UUID id, Instant at, String address, String subject, String text) {}

    @Override
    public boolean reachesPeople() {
        return false;
    }

    @Override
    @Transactional
    public void send(String address, String subject, String text) {
        // Whoever asks without end pushes out the oldest.
        jdbc.sql("delete from mail_shown where id in (select id from mail_shown order by at desc, id desc offset ?)")
                .param(MAX - 1)
                .update();
        jdbc.sql("insert into mail_shown (id, address, subject, text, at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), address, subject, text, Timestamps.of(clock.instant()))
                .update();
    }

    /** That of the last minutes, the newest first. */
    Page<Shown> latest(PageQuery query) {
        var from = query.from(Cursor.END);
        var found = jdbc.sql("select * from mail_shown where at > :since and (at, id::text) < (:at, :id)"
                        + " order by at desc, id::text desc limit :limit")
                .param("since", Timestamps.of(clock.instant().minus(KEPT)))
                .param("at", Timestamps.of(from.at()))
                .param("id", from.id())
                .param("limit", query.oneMore())
                .query((row, number) -> new Shown(
                        row.getObject("id", UUID.class),
                        Timestamps.read(row, "at"),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("text")))
                .list();
        return Page.of(found, query, shown -> new Cursor(shown.at(), shown.id().toString()));
    }
}
