package io.minihost.server.merchantpush.delivery;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.merchantpush.MessagesWait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what was sent to a program's server, and sends it again. */
@Service
class PushDeliveries {

    private static final String COLUMNS = "select id, openid, kind, content, state, created_at from push_message";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PushDeliveries(JdbcClient jdbc, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A message and each time that it was tried.
     *
     * @param kind the platform's name of the message or event
     * @param content as JSON, before it is encrypted
     */
    record Sent(
            long id,
            Instant createdAt,
            String kind,
            String openid,
            String content,
            MessageState state,
            List<Attempt> attempts) {}

    /** The newest first. */
    Page<Sent> list(AppId program, PageQuery query) {
        var from = query.from(Cursor.END);
        return Page.of(
                        jdbc.sql(COLUMNS + " where app_id = ? and (created_at, id) < (?, ?)"
                                        + " order by created_at desc, id desc limit ?")
                                .params(program.value(), Timestamps.of(from.at()), from.number(), query.oneMore())
                                .query((row, number) -> read(row))
                                .list(),
                        query,
                        sent -> new Cursor(sent.createdAt(), String.valueOf(sent.id())))
                .map(this::withAttempts);
    }

    /** Begins anew with one that is not on its way. */
    @Transactional
    public Sent again(Caller caller, AppId program, long id) {
        var now = Timestamps.of(clock.instant());
        var isBegun = jdbc.sql("update push_message set state = 'WAITING', tries = 0, asked_at = ?, due_at = ?"
                                + " where app_id = ? and id = ? and state <> 'WAITING'")
                        .params(now, now, program.value(), id)
                        .update()
                > 0;
        var sent = find(program, id);
        if (sent == null) {
            throw Problem.notFound("No such message was sent to this program's server.")
                    .code("message_not_found");
        }
        if (!isBegun) {
            throw Problem.conflict("The message is on its way.").code("message_on_its_way");
        }
        audit.record(caller.subject(), "message-push.resend", program.value(), Map.of("message", id));
        events.publishEvent(new MessagesWait());
        return withAttempts(sent);
    }

    private @Nullable Sent find(AppId program, long id) {
        return jdbc.sql(COLUMNS + " where app_id = ? and id = ?")
                .params(program.value(), id)
                .query((row, number) -> read(row))
                .optional()
                .orElse(null);
    }

    private Sent withAttempts(Sent sent) {
        var attempts = jdbc.sql("select at, millis, outcome, status, answer from push_attempt"
                        + " where message_id = ? order by id desc limit 50")
                .param(sent.id())
                .query((row, number) -> new Attempt(
                        Timestamps.read(row, "at"),
                        row.getInt("millis"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("status", Integer.class),
                        text(row, "answer")))
                .list();
        return new Sent(
                sent.id(), sent.createdAt(), sent.kind(), sent.openid(), sent.content(), sent.state(), attempts);
    }

    private static Sent read(ResultSet row) throws SQLException {
        return new Sent(
                row.getLong("id"),
                Timestamps.read(row, "created_at"),
                text(row, "kind"),
                text(row, "openid"),
                text(row, "content"),
                MessageState.valueOf(row.getString("state")),
                List.of());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
