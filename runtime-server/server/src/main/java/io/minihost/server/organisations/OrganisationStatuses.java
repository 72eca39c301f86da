package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.accounts.AccountStatus;
import io.minihost.server.accounts.StatusChange;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Freezes organisations, bans them, and lets them be used again. */
@Service
public class OrganisationStatuses {

    private final Organisations organisations;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationStatuses(
            Organisations organisations,
            AuditLog audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.organisations = organisations;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an organisation is now.
     *
     * @param reason empty for {@code active}
     * @param until when another status than {@code active} ends by itself; null when it does not
     */
    record OrganisationStatus(
            AccountStatus status, String reason, @Nullable Instant until) {}

    /** Lets one be used again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(Caller caller, OrganisationId id) {
        set(caller, id, new StatusChange(AccountStatus.ACTIVE.wireName(), null, null), null);
    }

    @Transactional
    void set(Caller caller, OrganisationId id, StatusChange wish, @Nullable IfMatch seen) {
        wish.check(clock.instant());
        var before = organisations.lock(id);
        IfMatch.check(seen, before.revision(), () -> find(id));
        var was = find(id);
        var end = wish.end();
        jdbc.sql("update organisation set status = :status, status_reason = :reason, status_until = :until,"
                        + " revision = revision + 1 where id = :id")
                .param("status", wish.wanted().name())
                .param("reason", wish.why())
                .param("until", end == null ? null : Timestamps.of(end))
                .param("id", id.value())
                .update();
        audit.record(
                caller.subject(),
                "organisation.status",
                id.toString(),
                Map.of(
                        "before", was.status(),
                        "after", wish.wanted(),
                        "reason", wish.why(),
                        "until", end == null ? "" : end.toString()));
        events.publishEvent(new OrganisationStatusChanged(id));
    }

    OrganisationStatus find(OrganisationId id) {
        return jdbc.sql("select status, status_reason, status_until from organisation where id = ?")
                .param(id.value())
                .query(this::read)
                .single();
    }

    private OrganisationStatus read(ResultSet row, int number) throws SQLException {
        var until = Timestamps.readIfThere(row, "status_until");
        return until != null && !until.isAfter(clock.instant())
                ? new OrganisationStatus(AccountStatus.ACTIVE, "", null)
                : new OrganisationStatus(
                        AccountStatus.valueOf(row.getString("status")),
                        Objects.requireNonNull(row.getString("status_reason")),
                        until);
    }
}
