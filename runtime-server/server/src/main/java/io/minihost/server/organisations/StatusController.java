package io.minihost.server.organisations;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.accounts.AccountStatus;
import io.minihost.server.accounts.StatusChange;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/organisations/{id}/status")
@Tag(name = "Organisations")
class StatusController {

    private final Organisations organisations;
    private final OrganisationAccess access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StatusController(
            Organisations organisations,
            OrganisationAccess access,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.organisations = organisations;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
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

    @GetMapping
    @Operation(summary = "Shows whether an organisation may be used, and why not")
    ResponseEntity<OrganisationStatus> get(Caller caller, @PathVariable OrganisationId id) {
        access.require(caller, id, Action.ORGANISATION_VIEW);
        return answer(id);
    }

    @PutMapping
    @Operation(
            summary = "Freezes or bans an organisation, or lets it be used again; operators",
            description = "Programs of one that is frozen or banned are not opened anew; visits that go on may end.")
    ResponseEntity<OrganisationStatus> set(
            Caller caller,
            @PathVariable OrganisationId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody StatusChange wish) {
        caller.requireEverywhere(Action.PLATFORM_CHANGE);
        caller.requireProof();
        wish.check(clock.instant());
        return transaction.execute(status -> {
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
            return answer(id);
        });
    }

    private ResponseEntity<OrganisationStatus> answer(OrganisationId id) {
        var organisation = organisations.find(id).orElseThrow(() -> Organisations.missing(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(organisation.revision())).body(find(id));
    }

    private OrganisationStatus find(OrganisationId id) {
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
