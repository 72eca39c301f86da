package io.minihost.server.payments.notifications;

import io.minihost.server.common.FairRounds;
import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.wire.MchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notifications that are to be sent. A node that ends in the middle leaves those that it has claimed to others. */
@Component
class NotificationOutbox implements FairRounds.Outbox<MchId, NotificationOutbox.Claimed> {

    /** Longer than any try takes. */
    private static final Duration CLAIMED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One that is being tried.
     *
     * @param tries this one counted
     */
    record Claimed(
            long id,
            String notifyId,
            MchId mchid,
            String subject,
            String url,
            String type,
            String originalType,
            String summary,
            String resource,
            String platformName,
            int tries,
            Instant createdAt) {}

    @Override
    public List<MchId> due(int max) {
        return jdbc
                .sql("select mchid from pay_notification where state = 'WAITING' and due_at <= ?"
                        + " group by mchid order by min(due_at) limit ?")
                .params(Timestamps.of(clock.instant()), max)
                .query(String.class)
                .list()
                .stream()
                .map(MchId::new)
                .toList();
    }

    @Override
    @Transactional
    public List<Claimed> claim(MchId mchid, int max) {
        var now = clock.instant();
        return jdbc.sql("""
            update pay_notification set tries = tries + 1, due_at = :until where id in (
                select id from pay_notification where mchid = :mchid and state = 'WAITING' and due_at <= :now
                order by due_at, id limit :max for update skip locked)
            returning *
            """)
                .param("until", Timestamps.of(now.plus(CLAIMED)))
                .param("mchid", mchid.value())
                .param("now", Timestamps.of(now))
                .param("max", max)
                .query((row, number) -> read(row))
                .list();
    }

    private static Claimed read(ResultSet row) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                text(row, "notify_id"),
                new MchId(text(row, "mchid")),
                text(row, "subject"),
                text(row, "url"),
                text(row, "event_type"),
                text(row, "original_type"),
                text(row, "summary"),
                text(row, "resource"),
                text(row, "platform_name"),
                row.getInt("tries"),
                Timestamps.read(row, "created_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    /** Remembers a try. Where another node has gone on meanwhile, that counts. */
    @Transactional
    public void tried(Claimed one, NotificationAttempt attempt, NotificationState state, Duration wait) {
        var isMine = jdbc.sql("update pay_notification set state = ?, due_at = ?"
                                + " where id = ? and tries = ? and state = 'WAITING'")
                        .params(state.name(), Timestamps.of(clock.instant().plus(wait)), one.id(), one.tries())
                        .update()
                > 0;
        if (isMine) {
            jdbc.sql("insert into pay_attempt (notification_id, at, millis, outcome, status, request, answer)"
                            + " values (:id, :at, :millis, :outcome, :status, :request, :answer)")
                    .param("id", one.id())
                    .param("at", Timestamps.of(attempt.at()))
                    .param("millis", attempt.millis())
                    .param("outcome", attempt.outcome().name())
                    .param("status", attempt.status())
                    .param("request", attempt.request())
                    .param("answer", attempt.answer())
                    .update();
        }
    }

    /** It was not tried after all, and is later. */
    @Transactional
    public void postpone(Claimed one, Duration wait) {
        jdbc.sql("update pay_notification set tries = tries - 1, due_at = ?"
                        + " where id = ? and tries = ? and state = 'WAITING'")
                .params(Timestamps.of(clock.instant().plus(wait)), one.id(), one.tries())
                .update();
    }
}
