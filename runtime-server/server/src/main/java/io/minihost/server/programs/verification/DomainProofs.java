package io.minihost.server.programs.verification;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.DomainLists;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether domains are a developer's, as often as they ask; what is found holds until they look again. */
@Service
class DomainProofs {

    private static final int CHECKS_MAX = 60;
    private static final Duration CHECKS_WITHIN = Duration.ofMinutes(10);

    private final OwnPrograms access;
    private final DomainLists lists;
    private final ProofFile file;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimit pace;
    private final Clock clock;

    DomainProofs(
            OwnPrograms access,
            DomainLists lists,
            ProofFile file,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits rates,
            Clock clock) {
        this.access = access;
        this.lists = lists;
        this.file = file;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pace = rates.of("checks of domains", CHECKS_MAX, CHECKS_WITHIN);
        this.clock = clock;
    }

    /** What was found. */
    private record Found(Instant checkedAt, @Nullable Instant verifiedAt, String problem) {}

    /** One of each domain that the program lists. */
    List<DomainProof> list(Caller caller, AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        var found = new HashMap<String, Found>();
        jdbc.sql("select * from program_domain_proof where app_id = ?")
                .param(appId.value())
                .query(row -> {
                    found.put(
                            row.getString("domain"),
                            new Found(
                                    Timestamps.read(row, "checked_at"),
                                    Timestamps.readIfThere(row, "verified_at"),
                                    Objects.requireNonNull(row.getString("problem"))));
                });
        return origins(appId).entrySet().stream()
                .map(one -> view(appId, one.getValue(), found.get(one.getKey())))
                .toList();
    }

    /** An origin of each listed domain, by domain: one with TLS if there is one. */
    private Map<String, String> origins(AppId appId) {
        var origins = new TreeMap<String, String>();
        lists.read(appId).byUse().values().stream()
                .flatMap(Collection::stream)
                .forEach(origin -> origins.merge(
                        ProofFile.domain(origin),
                        origin,
                        (one, other) -> ProofFile.url(appId, one).getScheme().equals("https") ? one : other));
        return origins;
    }

    private DomainProof view(AppId appId, String origin, @Nullable Found found) {
        var isVerified = found != null && found.verifiedAt() != null;
        return new DomainProof(
                ProofFile.domain(origin),
                isVerified ? DomainProof.State.VERIFIED : DomainProof.State.UNVERIFIED,
                ProofFile.url(appId, origin),
                file.content(appId, origin),
                found == null ? null : found.checkedAt(),
                found == null ? null : found.verifiedAt(),
                found == null || found.problem().isEmpty() ? null : found.problem());
    }

    /** Looks at a domain now. No transaction is open while another server is asked. */
    DomainProof check(Caller caller, AppId appId, String domain) {
        access.require(caller, appId, Action.PROGRAM_CHANGE);
        var origin = origins(appId).get(domain);
        if (origin == null) {
            throw Problem.notFound("The program does not list this domain.").code("domain_not_found");
        }
        pace.pass(appId.value());
        var started = clock.instant();
        var problem = file.problem(appId, origin);
        transaction.executeWithoutResult(status -> keep(caller, appId, domain, started, problem));
        return list(caller, appId).stream()
                .filter(proof -> proof.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The program does not list this domain any more.")
                        .code("domain_not_found"));
    }

    /** Of two who look at the same time, what the one found counts that began later. */
    private void keep(Caller caller, AppId appId, String domain, Instant started, String problem) {
        access.lock(caller, appId, Action.PROGRAM_CHANGE);
        jdbc.sql("""
                insert into program_domain_proof as proof (app_id, domain, checked_at, verified_at, problem)
                values (:app, :domain, :at, :verified, :problem)
                on conflict (app_id, domain) do update set checked_at = excluded.checked_at,
                    verified_at = case when excluded.verified_at is null then null
                        else coalesce(proof.verified_at, excluded.verified_at) end,
                    problem = excluded.problem
                where proof.checked_at < excluded.checked_at
                """)
                .param("app", appId.value())
                .param("domain", domain)
                .param("at", Timestamps.of(started))
                .param("verified", problem.isEmpty() ? Timestamps.of(started) : null)
                .param("problem", problem)
                .update();
        lists.changed(appId);
        audit.record(caller.subject(), "domains.verify", appId.value(), Map.of("domain", domain, "problem", problem));
    }
}
