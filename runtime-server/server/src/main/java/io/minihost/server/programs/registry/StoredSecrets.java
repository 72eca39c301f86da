package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramSecrets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Secrets of programs, known by their hashes alone. They are random and long, so a plain hash is enough. */
@Service
class StoredSecrets implements ProgramSecrets {

    private static final int SECRET_BYTES = 16;
    private static final Duration FORMER_VALID = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final OwnPrograms access;
    private final AuditLog audit;
    private final Clock clock;

    StoredSecrets(JdbcClient jdbc, OwnPrograms access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    static String random() {
        return RandomText.hex(SECRET_BYTES);
    }

    @Override
    public Optional<Proof> prove(AppId program, String secret) {
        var hash = Sha256.of(secret);
        return jdbc.sql("select organisation_id, secret_hash, coalesce(former_secret_hash, secret_hash) as former,"
                        + " coalesce(former_secret_until > ?, false) as both from program where app_id = ?")
                .params(Timestamps.of(clock.instant()), program.value())
                .query((row, number) -> {
                    var isPresent = MessageDigest.isEqual(row.getBytes("secret_hash"), hash);
                    var isFormer = MessageDigest.isEqual(row.getBytes("former"), hash);
                    return new Proof(
                            isPresent || (isFormer && row.getBoolean("both")),
                            new OrganisationId(row.getObject("organisation_id", UUID.class)));
                })
                .optional();
    }

    @Override
    @Transactional
    public Renewed renew(Caller caller, AppId program) {
        access.lock(caller, program, Action.PROGRAM_SECRETS);
        caller.requireProof();
        var renewed = new Renewed(random(), clock.instant().plus(FORMER_VALID));
        jdbc.sql("update program set former_secret_hash = secret_hash, former_secret_until = ?, secret_hash = ?"
                        + " where app_id = ?")
                .params(Timestamps.of(renewed.formerValidUntil()), Sha256.of(renewed.secret()), program.value())
                .update();
        audit.record(
                caller.subject(),
                "program.secret",
                program.value(),
                Map.of("formerValidUntil", renewed.formerValidUntil().toString()));
        return renewed;
    }
}
