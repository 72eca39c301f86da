package io.minihost.server.payments.notifications;

import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Tells merchants' servers. */
@Service
public class Notifications {

    private final JdbcClient jdbc;
    private final NotificationRounds rounds;
    private final Clock clock;

    Notifications(JdbcClient jdbc, NotificationRounds rounds, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Something that has happened.
     *
     * @param url where it is told; told nowhere when it is empty
     * @param platformName serial or id of the host's key that the merchant's server knows
     * @param type such as {@code TRANSACTION.SUCCESS}
     * @param originalType {@code transaction} or {@code refund}
     * @param subject the order's or the refund's number
     * @param resource what is encrypted
     */
    public record Event(
            MchId mchid,
            String url,
            String platformName,
            String type,
            String originalType,
            String summary,
            String subject,
            ObjectNode resource) {}

    /** Keeps it in the transaction that makes it true, and sends it when that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Event event) {
        if (event.url().isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into pay_notification (notify_id, mchid, url, event_type, original_type, summary, subject, resource,
                platform_name, state, created_at, due_at)
            values (:notify, :mchid, :url, :type, :original, :summary, :subject, :resource, :platform, 'WAITING', :now, :now)
            """)
                .param("notify", UUID.randomUUID().toString())
                .param("mchid", event.mchid().value())
                .param("url", event.url())
                .param("type", event.type())
                .param("original", event.originalType())
                .param("summary", event.summary())
                .param("subject", event.subject())
                .param("resource", event.resource().toString())
                .param("platform", event.platformName())
                .param("now", Timestamps.of(clock.instant()))
                .update();
        rounds.wakeAfterCommit();
    }
}
