package io.minihost.server.accounts.links;

import io.minihost.server.accounts.Account;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.SecondFactor;
import io.minihost.server.accounts.SignIns;
import io.minihost.server.accounts.WaysIn;
import io.minihost.server.accounts.credentials.Passwords;
import io.minihost.server.accounts.credentials.RecoveryCodes;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Links that operators make for people who have lost all ways in. Nobody knows who holds those, so all of them go. */
@Service
class RecoveryLinks {

    private static final Duration VALID = Duration.ofHours(1);
    private static final String EVERY = "PT1H";
    private static final int SECRET_BYTES = 24;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Passwords passwords;
    private final RecoveryCodes codes;
    private final SecondFactor secondFactor;
    private final WaysIn ways;
    private final SignIns signIns;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Retention retention;
    private final Clock clock;

    RecoveryLinks(
            JdbcClient jdbc,
            Accounts accounts,
            Passwords passwords,
            RecoveryCodes codes,
            SecondFactor secondFactor,
            WaysIn ways,
            SignIns signIns,
            AuditLog audit,
            TransactionTemplate transaction,
            Retention retention,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.secondFactor = secondFactor;
        this.ways = ways;
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * A new link.
     *
     * @param secret what goes behind the #
     */
    record Made(String secret, Instant expiresAt) {}

    /** Makes one in the place of the person's last one. */
    @Transactional
    public Made make(Caller operator, PersonId person) {
        if (accounts.find(person).isEmpty()) {
            throw Problem.notFound("There is no account of a person %s.".formatted(person))
                    .code("person_not_found");
        }
        var secret = RandomText.base64(SECRET_BYTES);
        var expires = clock.instant().plus(VALID);
        jdbc.sql("insert into recovery_link (person_id, hash, made_by, expires_at) values (?, ?, ?, ?)"
                        + " on conflict (person_id) do update"
                        + " set hash = excluded.hash, made_by = excluded.made_by, expires_at = excluded.expires_at")
                .params(person.value(), hash(secret), operator.subject(), Timestamps.of(expires))
                .update();
        audit.record(operator.subject(), "account.recovery-link", person.toString(), Map.of());
        return new Made(secret, expires);
    }

    /**
     * Somebody who is back.
     *
     * @param recoveryCodes new ones, in the place of those from before
     */
    record Back(SignIns.Admitted admitted, List<String> recoveryCodes) {}

    /** Lets somebody in with a new password, and takes from their account whatever else opened it. */
    Back redeem(String secret, String password, SignIns.Origin origin) {
        var account = owner(secret)
                .flatMap(accounts::find)
                .map(Accounts.Stored::account)
                .orElseThrow(RecoveryLinks::wrong);
        // Hashed before a connection is held, and refused before the link is spent.
        var encoded = passwords.encoded(password, account.names());
        return Objects.requireNonNull(transaction.execute(status -> {
            spend(secret, account);
            ways.removeAll(account.person());
            secondFactor.remove(account.person());
            var admitted =
                    signIns.afterLoss(account.person(), encoded, origin, new SignIns.Means("recovery link", false));
            return new Back(admitted, codes.renew(account.person()));
        }));
    }

    private Optional<PersonId> owner(String secret) {
        return jdbc.sql("select person_id from recovery_link where hash = ? and expires_at > ?")
                .params(hash(secret), Timestamps.of(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    private void spend(String secret, Account account) {
        var isSpent = jdbc.sql("delete from recovery_link where hash = ? and person_id = ? and expires_at > ?")
                        .params(hash(secret), account.person().value(), Timestamps.of(clock.instant()))
                        .update()
                > 0;
        if (!isSpent) {
            throw wrong();
        }
    }

    private static byte[] hash(String secret) {
        return Sha256.of("recovery link " + secret);
    }

    private static Problem wrong() {
        return Problem.notFound("This link was used or replaced, is too old, or is not whole.")
                .code("bad_link");
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void forget() {
        retention.expire("recovery links", EVERY, "recovery_link", "expires_at", clock.instant());
    }
}
