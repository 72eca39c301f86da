package io.minihost.server.organisations.members;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.organisations.Members;
import io.minihost.server.organisations.Organisation;
import io.minihost.server.organisations.OrganisationAccess;
import io.minihost.server.organisations.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links that make whoever opens them, and says yes, a member. Each is good once, for a week. */
@Service
public class Invitations {

    private static final String EVERY = "PT1H";
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int OPEN_MAX = 100;
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final OrganisationAccess access;
    private final Members members;
    private final MemberService service;
    private final AuditLog audit;
    private final Retention retention;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Organisations organisations,
            OrganisationAccess access,
            Members members,
            MemberService service,
            AuditLog audit,
            Retention retention,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.access = access;
        this.members = members;
        this.service = service;
        this.audit = audit;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * An invitation that is open.
     *
     * @param until when the membership ends by itself; null for as long as nobody says so
     */
    record Open(UUID id, OrganisationRole role, @Nullable Instant until, Instant createdAt, Instant expiresAt) {}

    /** What somebody is invited to. */
    record Offer(Organisation organisation, OrganisationRole role) {}

    /**
     * A new one.
     *
     * @param token told this once
     */
    record Made(Open invitation, String token) {}

    @Transactional
    Made make(Caller caller, OrganisationId organisation, OrganisationRole role, @Nullable Instant until) {
        access.require(caller, organisation, Action.MEMBERS_CHANGE);
        caller.requireProof();
        service.requireLater(until);
        organisations.lock(organisation);
        if (open(organisation).size() >= OPEN_MAX) {
            throw Problem.conflict("There are %d open invitations already.".formatted(OPEN_MAX))
                    .code("too_many");
        }
        var now = clock.instant();
        var token = RandomText.base64(TOKEN_BYTES);
        var made = new Open(UUID.randomUUID(), role, until, now, now.plus(LIFE));
        jdbc.sql("""
                insert into organisation_invitation (id, hash, organisation_id, role, until, created_at, expires_at)
                values (:id, :hash, :organisation, :role, :until, :now, :expires)
                """)
                .param("id", made.id())
                .param("hash", Sha256.of(token))
                .param("organisation", organisation.value())
                .param("role", role.name())
                .param("until", until == null ? null : Timestamps.of(until))
                .param("now", Timestamps.of(now))
                .param("expires", Timestamps.of(made.expiresAt()))
                .update();
        audit.record(
                caller.subject(),
                "organisation.invite",
                organisation.toString(),
                Map.of("invitation", made.id().toString(), "role", role.wireName()));
        return new Made(made, token);
    }

    @Transactional(readOnly = true)
    List<Open> open(Caller caller, OrganisationId organisation) {
        access.require(caller, organisation, Action.MEMBERS_CHANGE);
        return open(organisation);
    }

    private List<Open> open(OrganisationId organisation) {
        return jdbc.sql("select * from organisation_invitation where organisation_id = ? and expires_at > ?"
                        + " order by created_at desc, id")
                .params(organisation.value(), Timestamps.of(clock.instant()))
                .query(Invitations::read)
                .list();
    }

    @Transactional
    void takeBack(Caller caller, OrganisationId organisation, UUID id) {
        access.require(caller, organisation, Action.MEMBERS_CHANGE);
        int gone = jdbc.sql("delete from organisation_invitation where id = ? and organisation_id = ?")
                .params(id, organisation.value())
                .update();
        if (gone == 0) {
            throw over();
        }
        audit.record(
                caller.subject(),
                "organisation.invitation-taken-back",
                organisation.toString(),
                Map.of("invitation", id.toString()));
    }

    /** What an invitation is for. */
    @Transactional(readOnly = true)
    Offer offer(String token) {
        return jdbc.sql("select organisation_id, role from organisation_invitation where hash = ? and expires_at > ?")
                .params(Sha256.of(token), Timestamps.of(clock.instant()))
                .query((row, number) -> new Offer(
                        organisations
                                .find(new OrganisationId(row.getObject("organisation_id", UUID.class)))
                                .orElseThrow(),
                        OrganisationRole.valueOf(row.getString("role"))))
                .optional()
                .orElseThrow(Invitations::over);
    }

    /** Somebody says yes. Whoever is in it already keeps the invitation for another. */
    @Transactional
    Offer accept(PersonId person, String token) {
        var offer = offer(token);
        var organisation = offer.organisation().id();
        organisations.lock(organisation);
        if (access.role(person, organisation).isPresent()) {
            throw Problem.conflict("You belong to it already.").code("member_already");
        }
        // Of two at once, only one finds it still here.
        Optional<Open> taken = jdbc.sql(
                        "delete from organisation_invitation where hash = ? and expires_at > ? returning *")
                .params(Sha256.of(token), Timestamps.of(clock.instant()))
                .query(Invitations::read)
                .optional();
        var invitation = taken.orElseThrow(Invitations::over);
        members.put(organisation, person, invitation.role(), invitation.until());
        audit.record(
                person.toString(),
                "organisation.join",
                organisation.toString(),
                Map.of(
                        "invitation",
                        invitation.id().toString(),
                        "role",
                        invitation.role().wireName()));
        return offer;
    }

    private static Problem over() {
        return Problem.notFound("This invitation was used, taken back, or is too old.")
                .code("invitation_over");
    }

    private static Open read(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                OrganisationRole.valueOf(row.getString("role")),
                Timestamps.readIfThere(row, "until"),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "expires_at"));
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void forget() {
        retention.expire("invitations", EVERY, "organisation_invitation", "expires_at", clock.instant());
    }
}
