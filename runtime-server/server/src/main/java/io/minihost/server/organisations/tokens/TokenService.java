package io.minihost.server.organisations.tokens;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.Scope;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.Tokens;
import io.minihost.server.identity.Tokens.Holder;
import io.minihost.server.organisations.OrganisationAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes tokens for people, for organisations and for the host. No token makes one that may do more. */
@Service
@Transactional
class TokenService {

    private static final int OF_HOLDER = 50;
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration LIFE_MAX = Duration.ofDays(366);

    private final Tokens tokens;
    private final OrganisationAccess access;
    private final AuditLog audit;
    private final Clock clock;

    TokenService(Tokens tokens, OrganisationAccess access, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param token told this once
     */
    record Made(Tokens.Listed listed, String token) {}

    /** @param expiresAt in 90 days without it */
    Made make(
            Caller caller,
            @Nullable OrganisationId organisation,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt) {
        var holder = holder(caller, organisation);
        caller.requireProof();
        if (!caller.scopes().containsAll(scopes)) {
            throw Problem.forbidden("A token cannot make one that may do more than itself.")
                    .code("scope_too_wide");
        }
        if (tokens.count(holder) >= OF_HOLDER) {
            throw Problem.conflict("There are %d tokens already; revoke one first.".formatted(OF_HOLDER))
                    .code("too_many");
        }
        var id = UUID.randomUUID();
        var token = tokens.add(id, holder, name, scopes, life(caller, expiresAt));
        audit.record(
                caller.subject(),
                "token.create",
                subject(caller, organisation),
                Map.of(
                        "token",
                        id.toString(),
                        "name",
                        name,
                        "scopes",
                        scopes.stream().map(Scope::wireName).sorted().toList()));
        return new Made(tokens.find(holder, id).orElseThrow(), token);
    }

    /** As wanted, and no longer than the token that asks for it: else whoever finds that one for a minute has one for a year. */
    private Instant life(Caller caller, @Nullable Instant wanted) {
        var now = clock.instant();
        var own = caller.until();
        if (wanted == null) {
            var usual = now.plus(LIFE);
            return own != null && own.isBefore(usual) ? own : usual;
        }
        if (own != null && wanted.isAfter(own)) {
            throw Problem.forbidden("A token cannot make one that lasts longer than itself.")
                    .code("scope_too_wide");
        }
        if (wanted.isBefore(now) || wanted.isAfter(now.plus(LIFE_MAX))) {
            throw Problem.unprocessable("A token expires within a year from now.")
                    .code("bad_time");
        }
        return wanted;
    }

    private Holder holder(Caller caller, @Nullable OrganisationId organisation) {
        if (organisation != null) {
            access.require(caller, organisation, Action.TOKENS_CHANGE);
            return new Holder(null, organisation);
        }
        if (!caller.has(Action.TOKENS_CHANGE)) {
            throw caller.refusal(Action.TOKENS_CHANGE);
        }
        if (caller.organisation() != null) {
            return new Holder(null, caller.organisation());
        }
        return caller.person() == null ? Holder.HOST : new Holder(caller.person(), null);
    }

    @Transactional(readOnly = true)
    Page<Tokens.Listed> of(Caller caller, @Nullable OrganisationId organisation, PageQuery query) {
        return Page.of(
                tokens.of(holder(caller, organisation), query.from(Cursor.START), query.oneMore()),
                query,
                token -> new Cursor(token.createdAt(), token.id().toString()));
    }

    @Transactional(readOnly = true)
    Tokens.Listed get(Caller caller, @Nullable OrganisationId organisation, UUID id) {
        return tokens.find(holder(caller, organisation), id).orElseThrow(TokenService::missing);
    }

    void revoke(Caller caller, @Nullable OrganisationId organisation, UUID id) {
        if (!tokens.revoke(holder(caller, organisation), id)) {
            throw missing();
        }
        audit.record(caller.subject(), "token.revoke", subject(caller, organisation), Map.of("token", id.toString()));
    }

    /** Whose the token is, for the audit log. */
    private static String subject(Caller caller, @Nullable OrganisationId organisation) {
        return organisation == null ? caller.subject() : organisation.toString();
    }

    private static Problem missing() {
        return Problem.notFound("There is no such token.").code("token_not_found");
    }
}
