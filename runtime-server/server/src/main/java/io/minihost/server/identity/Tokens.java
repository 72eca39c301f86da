package io.minihost.server.identity;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.Caller.Role;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens, known by their hash alone. They are random and long, so a plain hash is enough. */
@Component
class Tokens {
    private static final String EVERY = "PT24H";

    static final String OPERATOR = "operator";

    private static final Duration REVOKED_KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    Optional<Caller> caller(String token) {
        var hash = Sha256.of(token);
        return jdbc.sql("select hash, role, subject from access_token where hash = ? and revoked_at is null")
                .param(hash)
                .query((row, number) -> new Stored(
                        row.getBytes("hash"),
                        new Caller(Role.valueOf(row.getString("role")), row.getString("subject"))))
                .optional()
                .filter(stored -> MessageDigest.isEqual(stored.hash(), hash))
                .map(Stored::caller);
    }

    boolean hasOperator() {
        return jdbc.sql("select count(*) > 0 from access_token where subject = ? and revoked_at is null")
                .param(OPERATOR)
                .query(Boolean.class)
                .single();
    }

    /** Makes this the operator's only token. */
    @Transactional
    void setOperator(String token) {
        var hash = Sha256.of(token);
        var now = Timestamps.of(clock.instant());
        jdbc.sql("update access_token set revoked_at = ? where subject = ? and hash <> ? and revoked_at is null")
                .params(now, OPERATOR, hash)
                .update();
        jdbc.sql("insert into access_token (id, hash, role, subject, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (hash) do update set revoked_at = null")
                .params(UUID.randomUUID(), hash, Role.OPERATOR.name(), OPERATOR, now)
                .update();
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT30M")
    void forgetRevoked() {
        retention.expire(
                "revoked tokens",
                EVERY,
                "access_token",
                "revoked_at",
                clock.instant().minus(REVOKED_KEPT));
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared as a record
    private record Stored(byte[] hash, Caller caller) {}
}
