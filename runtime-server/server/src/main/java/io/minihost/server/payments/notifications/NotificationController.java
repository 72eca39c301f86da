package io.minihost.server.payments.notifications;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant's server was told, and how that went. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/notifications")
@Tag(name = "Merchants")
class NotificationController {

    private static final int RESENT_MAX = 60;

    private final MerchantAccess access;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final NotificationRounds rounds;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RateLimit resent;

    NotificationController(
            MerchantAccess access,
            JdbcClient jdbc,
            AuditLog audit,
            NotificationRounds rounds,
            Clock clock,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.rounds = rounds;
        this.clock = clock;
        this.transaction = transaction;
        this.resent = rates.of("notifications sent again", RESENT_MAX, Duration.ofMinutes(1));
    }

    /**
     * A notification and each time that it was tried.
     *
     * @param notifyId the id that the merchant's server sees
     * @param subject the order's or the refund's number
     * @param resource as JSON, before it is encrypted
     * @param dueAt when it is tried next, while it waits
     */
    record NotificationView(
            long id,
            String notifyId,
            Instant createdAt,
            String eventType,
            String subject,
            String url,
            String resource,
            NotificationState state,
            int tries,
            Instant dueAt,
            List<NotificationAttempt> attempts) {}

    @GetMapping
    @Operation(summary = "Lists what the merchant's server was told, the newest first, with each attempt")
    Page<NotificationView> list(Caller caller, @PathVariable MchId mchid, @Valid @ParameterObject PageQuery query) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        var from = query.from(Cursor.END);
        return Page.of(
                        jdbc.sql("select * from pay_notification where mchid = ? and (created_at, id) < (?, ?)"
                                        + " order by created_at desc, id desc limit ?")
                                .params(mchid.value(), Timestamps.of(from.at()), from.number(), query.oneMore())
                                .query((row, number) -> read(row))
                                .list(),
                        query,
                        told -> new Cursor(told.createdAt(), String.valueOf(told.id())))
                .map(this::withAttempts);
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a notification again, whatever has become of it; one that waits is sent at once")
    NotificationView resend(Caller caller, @PathVariable MchId mchid, @PathVariable long id) {
        access.require(caller, mchid, Action.MERCHANT_RESEND);
        resent.pass(mchid.value());
        return transaction.execute(status -> again(caller, mchid, id));
    }

    private NotificationView again(Caller caller, MchId mchid, long id) {
        var now = Timestamps.of(clock.instant());
        var isThere = jdbc.sql("update pay_notification set state = 'WAITING', due_at = ?,"
                                + " tries = case state when 'WAITING' then tries else 0 end"
                                + " where mchid = ? and id = ?")
                        .params(now, mchid.value(), id)
                        .update()
                > 0;
        if (!isThere) {
            throw Problem.notFound("The merchant's server was told no such thing.")
                    .code("notification_not_found");
        }
        audit.record(caller.subject(), "merchant.resend", mchid.value(), Map.of("notification", id));
        rounds.wakeAfterCommit();
        return withAttempts(jdbc.sql("select * from pay_notification where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .single());
    }

    private static NotificationView read(ResultSet row) throws SQLException {
        return new NotificationView(
                row.getLong("id"),
                text(row, "notify_id"),
                Timestamps.read(row, "created_at"),
                text(row, "event_type"),
                text(row, "subject"),
                text(row, "url"),
                text(row, "resource"),
                NotificationState.valueOf(text(row, "state")),
                row.getInt("tries"),
                Timestamps.read(row, "due_at"),
                List.of());
    }

    /** After the list was read: a connection at a time. */
    private NotificationView withAttempts(NotificationView told) {
        var attempts = jdbc.sql("select * from pay_attempt where notification_id = ? order by id desc limit 50")
                .param(told.id())
                .query((row, number) -> new NotificationAttempt(
                        Timestamps.read(row, "at"),
                        row.getInt("millis"),
                        Outcome.valueOf(text(row, "outcome")),
                        row.getObject("status", Integer.class),
                        text(row, "request"),
                        text(row, "answer")))
                .list();
        return new NotificationView(
                told.id(),
                told.notifyId(),
                told.createdAt(),
                told.eventType(),
                told.subject(),
                told.url(),
                told.resource(),
                told.state(),
                told.tries(),
                told.dueAt(),
                attempts);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
