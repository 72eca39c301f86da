package io.minihost.server.identity;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.PlatformRole;
import io.minihost.server.access.Scope;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.crypto.TokenText;
import io.minihost.server.common.web.Cursor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens, known by their hash alone. They are random and long, so a plain hash is enough. */
@Component
public class Tokens {
    private static final String EVERY = "PT24H";

    static final String OPERATOR = "operator";

    private static final Duration REVOKED_KEPT = Duration.ofDays(90);
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private static final String KNOWN = """
            select token.*, account.role as platform_role from access_token token
            left join account on account.person_id = token.person_id
            where hash = :hash and (token.role = 'OPERATOR' or scopes is not null) and revoked_at is null and (expires_at is null or expires_at > :now)
              and (token.person_id is null or account.status = 'ACTIVE' or account.status_until <= :now)
            """;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Whose a token is.
     *
     * @param person null for an organisation's
     * @param organisation null for a person's; both are null for the operator's
     */
    public record Holder(
            @Nullable PersonId person, @Nullable OrganisationId organisation) {

        public static final Holder HOST = new Holder(null, null);
    }

    /**
     * A token as its holder sees it.
     *
     * @param start its first characters
     * @param expiresAt null for one that does not expire
     * @param usedAt null for one that was never used; to the minute
     */
    public record Listed(
            UUID id,
            String name,
            String start,
            Set<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** Makes a token and returns it, the only time that it is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String add(UUID id, Holder holder, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var token = TokenText.random();
        jdbc.sql("""
                insert into access_token
                    (id, hash, subject, name, person_id, organisation_id, scopes, created_at, expires_at, start)
                values (:id, :hash, :subject, :name, :person, :organisation, :scopes, :now, :expires, :start)
                """)
                .param("id", id)
                .param("hash", Sha256.of(token))
                .param("subject", subject(id, holder))
                .param("name", name)
                .param(
                        "person",
                        holder.person() == null ? null : holder.person().value())
                .param(
                        "organisation",
                        holder.organisation() == null
                                ? null
                                : holder.organisation().value())
                .param("scopes", scopes.stream().map(Scope::wireName).toArray(String[]::new))
                .param("now", Timestamps.of(clock.instant()))
                .param("expires", expiresAt == null ? null : Timestamps.of(expiresAt))
                .param("start", TokenText.start(token))
                .update();
        return token;
    }

    private static String subject(UUID id, Holder holder) {
        return holder.person() == null ? "token " + id : holder.person().toString();
    }

    /** How many that are good a holder has. */
    public int count(Holder holder) {
        return of(holder, "select count(*) from access_token where " + OF_HOLDER)
                .query(Integer.class)
                .single();
    }

    private static final String OF_HOLDER = "person_id is not distinct from cast(:person as uuid)"
            + " and organisation_id is not distinct from cast(:organisation as uuid) and name <> ''"
            + " and revoked_at is null and (expires_at is null or expires_at > :now)";

    private JdbcClient.StatementSpec of(Holder holder, String sql) {
        return jdbc.sql(sql)
                .param(
                        "person",
                        holder.person() == null ? null : holder.person().value())
                .param(
                        "organisation",
                        holder.organisation() == null
                                ? null
                                : holder.organisation().value())
                .param("now", Timestamps.of(clock.instant()));
    }

    /** Those of a holder that are good, the oldest first. */
    public List<Listed> of(Holder holder, Cursor after, int limit) {
        return of(
                        holder,
                        "select * from access_token where " + OF_HOLDER
                                + " and (created_at, id::text) > (:at, :id) order by created_at, id::text limit :limit")
                .param("at", Timestamps.of(after.at()))
                .param("id", after.id())
                .param("limit", limit)
                .query(Tokens::listed)
                .list();
    }

    public Optional<Listed> find(Holder holder, UUID id) {
        return of(holder, "select * from access_token where id = :id and " + OF_HOLDER)
                .param("id", id)
                .query(Tokens::listed)
                .optional();
    }

    /** Ends a token; false if it is none of the holder's. */
    @Transactional
    public boolean revoke(Holder holder, UUID id) {
        return of(holder, "update access_token set revoked_at = :now where id = :id and " + OF_HOLDER)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Ends all of an organisation that is no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(OrganisationId organisation) {
        jdbc.sql("update access_token set revoked_at = ? where organisation_id = ? and revoked_at is null")
                .params(Timestamps.of(clock.instant()), organisation.value())
                .update();
    }

    Optional<Caller> caller(String token) {
        if (TokenText.isBroken(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = jdbc.sql(KNOWN)
                .param("hash", Sha256.of(token))
                .param("now", Timestamps.of(now))
                .query((row, number) ->
                        new Known(row.getObject("id", UUID.class), read(row), Timestamps.readIfThere(row, "used_at")))
                .optional();
        known.filter(found -> found.usedAt() == null || found.usedAt().isBefore(now.minus(USED_EVERY)))
                .ifPresent(found -> jdbc.sql("update access_token set used_at = ? where id = ?")
                        .params(Timestamps.of(now), found.id())
                        .update());
        return known.map(Known::caller);
    }

    private record Known(UUID id, Caller caller, @Nullable Instant usedAt) {}

    private static Caller read(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        var person = row.getObject("person_id", UUID.class);
        var organisation = row.getObject("organisation_id", UUID.class);
        var role = row.getString("platform_role");
        var isHosts = person == null && organisation == null;
        return new Caller(
                subject,
                person == null ? null : new PersonId(person),
                organisation == null ? null : new OrganisationId(organisation),
                isHosts ? PlatformRole.OPERATOR : role == null ? null : PlatformRole.valueOf(role),
                null,
                scopes(row),
                true,
                Timestamps.readIfThere(row, "expires_at"));
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return scopes == null
                ? Caller.ALL_SCOPES
                : Arrays.stream((String[]) scopes.getArray())
                        .flatMap(name -> Scope.of(name).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("start"),
                scopes(row),
                Timestamps.read(row, "created_at"),
                Timestamps.readIfThere(row, "expires_at"),
                Timestamps.readIfThere(row, "used_at"));
    }

    boolean hasOperator() {
        return jdbc.sql("select count(*) > 0 from access_token where subject = ? and revoked_at is null")
                .param(OPERATOR)
                .query(Boolean.class)
                .single();
    }

    /** Makes this the operator's own token, in place of the one before. */
    @Transactional
    void setOperator(String token) {
        var hash = Sha256.of(token);
        var now = Timestamps.of(clock.instant());
        jdbc.sql("update access_token set revoked_at = ? where subject = ? and hash <> ? and revoked_at is null")
                .params(now, OPERATOR, hash)
                .update();
        jdbc.sql("insert into access_token (id, hash, role, subject, created_at) values (?, ?, 'OPERATOR', ?, ?)"
                        + " on conflict (hash) do update set revoked_at = null")
                .params(UUID.randomUUID(), hash, OPERATOR, now)
                .update();
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT30M")
    void forgetRevoked() {
        var before = clock.instant().minus(REVOKED_KEPT);
        retention.expire("revoked tokens", EVERY, "access_token", "revoked_at", before);
        retention.expire("expired tokens", EVERY, "access_token", "expires_at", before);
    }
}
