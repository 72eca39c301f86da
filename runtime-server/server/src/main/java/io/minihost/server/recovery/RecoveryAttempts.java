package io.minihost.server.recovery;

import io.minihost.server.accounts.SignIns;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets people come back by a code that is sent to them. Each attempt has a secret that only the browser which began it has, or who
 * gets the link: so nobody uses up the tries of somebody else. Whoever asks for a code that nobody gets is told the same.
 */
@Service
class RecoveryAttempts {

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));
    private static final String EVERY = "PT10M";
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int TRIES_MAX = 5;
    private static final int SECRET_BYTES = 24;

    private final JdbcClient jdbc;
    private final WaysBack ways;
    private final SendingLimits limits;
    private final Post post;
    private final SignIns signIns;
    private final HostProperties host;
    private final Signer signer;
    private final Retention retention;
    private final Clock clock;

    RecoveryAttempts(
            JdbcClient jdbc,
            WaysBack ways,
            SendingLimits limits,
            Post post,
            SignIns signIns,
            HostProperties host,
            MasterKey master,
            Retention retention,
            Clock clock) {
        this.jdbc = jdbc;
        this.ways = ways;
        this.limits = limits;
        this.post = post;
        this.signIns = signIns;
        this.host = host;
        this.signer = master.signer("recovery-attempts");
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Sends a code to where somebody comes back by it, if there is anybody.
     *
     * @param from the network address of whoever asks
     * @return the attempt's secret
     */
    String begin(Target target, String from, Locale language) {
        var owner = ways.owner(target);
        limits.pass(target, from, signIns.isKnown(owner.orElse(NOBODY), from));
        var secret = RandomText.base64(SECRET_BYTES);
        var code = RandomText.digits();
        jdbc.sql("""
            insert into recovery_attempt (id, person_id, means, target, code, expires_at)
            values (:id, :person, :means, :target, :code, :expires)
            """)
                .param("id", id(secret))
                .param("person", owner.map(PersonId::value).orElse(null))
                .param("means", target.isPhone() ? "PHONE" : "MAIL")
                .param("target", target.key())
                .param("code", signer.sign(secret + " " + code))
                .param("expires", now().plus(VALID))
                .update();
        post.soon(() -> {
            if (owner.isPresent()) {
                post.send(target, Words.CODE_SUBJECT, Words.code(code, link(target, secret, code), language));
            }
        });
        return secret;
    }

    /** Short messages have none, and a host that does not know its own name cannot say where it leads. */
    private @Nullable String link(Target target, String secret, String code) {
        var url = host.publicUrl();
        return target.isPhone() || url == null ? null : url + "/recover#" + secret + "." + code;
    }

    /**
     * What somebody brings.
     *
     * @param attempt its secret
     * @param secondCode of the second factor of whoever has one
     */
    record Answer(
            String attempt,
            String code,
            String password,
            @Nullable String secondCode) {}

    /** Lets somebody in who has got the code, with a new password. */
    SignIns.Admitted redeem(Answer answer, SignIns.Origin origin) {
        var id = id(answer.attempt());
        var attempt = count(id).orElseThrow(RecoveryAttempts::over);
        var isRight = signer.isSignature(
                attempt.code(), answer.attempt() + " " + answer.code().strip());
        if (!isRight || attempt.person() == null) {
            throw Problem.unprocessable("This is not the code that was sent.").code("wrong_code");
        }
        jdbc.sql("update recovery_attempt set tries = tries - 1 where id = ?")
                .param(id)
                .update();
        var person = attempt.person();
        var means = new SignIns.Means(attempt.isPhone() ? "phone code" : "mail code", false);
        return signIns.recover(
                person, answer.password(), answer.secondCode(), origin, means, () -> spend(id, attempt, person));
    }

    private record Attempt(@Nullable PersonId person, boolean isPhone, String target, String code) {}

    /** Counts a try before it is looked at. */
    private Optional<Attempt> count(byte[] id) {
        return jdbc.sql("update recovery_attempt set tries = tries + 1 where id = ? and tries < ? and expires_at > ?"
                        + " returning *")
                .params(id, TRIES_MAX, now())
                .query((row, number) -> {
                    var person = row.getObject("person_id", UUID.class);
                    return new Attempt(
                            person == null ? null : new PersonId(person),
                            row.getString("means").equals("PHONE"),
                            row.getString("target"),
                            row.getString("code"));
                })
                .optional();
    }

    /** All attempts of somebody are over with one that succeeds. The number or address may be another's by now. */
    private void spend(byte[] id, Attempt attempt, PersonId person) {
        var isSpent =
                jdbc.sql("delete from recovery_attempt where id = ?").param(id).update() > 0;
        if (!isSpent || !ways.comesBackBy(person, attempt.isPhone(), attempt.target())) {
            throw over();
        }
        jdbc.sql("delete from recovery_attempt where person_id = ?")
                .param(person.value())
                .update();
    }

    private static Problem over() {
        return Problem.unprocessable("This code is over. Have another one sent.")
                .code("code_over");
    }

    private static byte[] id(String secret) {
        return Sha256.of("recovery attempt " + secret);
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void forget() {
        retention.expire("attempts to come back", EVERY, "recovery_attempt", "expires_at", clock.instant());
    }
}
