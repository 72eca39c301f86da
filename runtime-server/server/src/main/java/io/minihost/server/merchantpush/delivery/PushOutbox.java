package io.minihost.server.merchantpush.delivery;

import io.minihost.server.common.AppId;
import io.minihost.server.common.FairRounds;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that are to be sent. A node claims some in a short transaction and has them for a while: a node that ends meanwhile
 * leaves them to others. Of one person's messages the first is claimed alone, so that they come in their order.
 */
@Component
class PushOutbox implements FairRounds.Outbox<AppId, PushOutbox.Claimed> {

    /** Longer than any try takes. */
    private static final Duration CLAIMED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    PushOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A message that is being tried.
     *
     * @param tries this one counted
     */
    record Claimed(long id, AppId program, String openid, String content, int tries, Instant askedAt) {}

    @Override
    public List<AppId> due(int max) {
        return jdbc
                .sql("select app_id from push_message where state = 'WAITING' and due_at <= ?"
                        + " group by app_id order by min(due_at) limit ?")
                .params(Timestamps.of(clock.instant()), max)
                .query(String.class)
                .list()
                .stream()
                .map(AppId::new)
                .toList();
    }

    @Override
    @Transactional
    public List<Claimed> claim(AppId program, int max) {
        var now = clock.instant();
        return jdbc.sql("""
            update push_message set tries = tries + 1, due_at = :until where id in (
                select id from push_message message
                where app_id = :app and state = 'WAITING' and due_at <= :now and not exists (
                    select 1 from push_message earlier where earlier.app_id = message.app_id
                    and earlier.openid = message.openid and earlier.id < message.id and earlier.state = 'WAITING')
                order by id limit :max for update skip locked)
            returning id, openid, content, tries, asked_at
            """)
                .param("until", Timestamps.of(now.plus(CLAIMED)))
                .param("app", program.value())
                .param("now", Timestamps.of(now))
                .param("max", max)
                .query((row, number) -> new Claimed(
                        row.getLong("id"),
                        program,
                        Objects.requireNonNull(row.getString("openid")),
                        Objects.requireNonNull(row.getString("content")),
                        row.getInt("tries"),
                        Timestamps.read(row, "asked_at")))
                .list();
    }

    /** Remembers a try. Where another node has gone on meanwhile, that counts. */
    @Transactional
    public void tried(Claimed message, Attempt attempt, MessageState state, Duration wait) {
        var isMine = jdbc.sql("update push_message set state = ?, due_at = ?"
                                + " where id = ? and tries = ? and state = 'WAITING'")
                        .params(state.name(), Timestamps.of(clock.instant().plus(wait)), message.id(), message.tries())
                        .update()
                > 0;
        if (isMine) {
            jdbc.sql("insert into push_attempt (message_id, at, millis, outcome, status, answer)"
                            + " values (:message, :at, :millis, :outcome, :status, :answer)")
                    .param("message", message.id())
                    .param("at", Timestamps.of(attempt.at()))
                    .param("millis", attempt.millis())
                    .param("outcome", attempt.outcome().name())
                    .param("status", attempt.status())
                    .param("answer", attempt.answer())
                    .update();
        }
    }

    /** It was not tried after all, and is later. */
    @Transactional
    public void postpone(Claimed message, Duration wait) {
        jdbc.sql("update push_message set tries = tries - 1, due_at = ?"
                        + " where id = ? and tries = ? and state = 'WAITING'")
                .params(Timestamps.of(clock.instant().plus(wait)), message.id(), message.tries())
                .update();
    }
}
