package io.minihost.server.accounts.issuers;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Browsers on their way to an issuer and back. Each has a secret of its own in a cookie, and what goes through the issuer comes
 * from that by a hash: who brings back another's answer has not the cookie that fits it.
 */
@Component
class IssuerVisits {

    private static final String COOKIE = "minihost_issuer";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String EVERY = "PT10M";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final HostCookies cookies;
    private final Retention retention;
    private final Clock clock;

    IssuerVisits(JdbcClient jdbc, HostCookies cookies, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.cookies = cookies;
        this.retention = retention;
        this.clock = clock;
    }

    /** What a browser keeps and nobody else knows. */
    record Secret(String value) {

        /** What the issuer sends back with its answer. */
        String state() {
            return derived("state");
        }

        /** What the issuer writes into its token. */
        String nonce() {
            return derived("nonce");
        }

        /** What proves to the issuer that who brings the answer has asked (RFC 7636). */
        String verifier() {
            return derived("verifier");
        }

        String challenge() {
            return base64(Sha256.of(verifier()));
        }

        byte[] id() {
            return Sha256.of("issuer visit " + value);
        }

        private String derived(String what) {
            return base64(Sha256.of("issuer " + what + " " + value));
        }

        private static String base64(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }

    /**
     * One visit.
     *
     * @param name of the issuer
     * @param person who wants to link an account; null for whoever wants to sign in
     * @param next where on this host they go afterwards
     * @param arrival null while nobody has come back
     */
    record Visit(
            Secret secret,
            String name,
            @Nullable PersonId person,
            String next,
            @Nullable Arrival arrival) {}

    /**
     * What the issuer says of somebody.
     *
     * @param username they might like, or empty
     */
    record Arrival(String issuer, String subject, String username, String nickname) {}

    Secret begin(
            String name,
            @Nullable PersonId person,
            String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var secret = new Secret(RandomText.base64(SECRET_BYTES));
        jdbc.sql("insert into issuer_visit (id, name, person_id, next, expires_at)"
                        + " values (:id, :name, :person, :next, :expires)")
                .param("id", secret.id())
                .param("name", name)
                .param("person", person == null ? null : person.value())
                .param("next", next)
                .param("expires", Timestamps.of(clock.instant().plus(LIFE)))
                .update();
        cookies.set(request, response, COOKIE, secret.value(), LIFE);
        return secret;
    }

    /** The visit that this browser is on. */
    Optional<Visit> find(HttpServletRequest request) {
        return HostCookies.values(request, COOKIE)
                .map(Secret::new)
                .flatMap(secret -> find(secret).stream())
                .findFirst();
    }

    private Optional<Visit> find(Secret secret) {
        return jdbc.sql("select * from issuer_visit where id = ? and expires_at > ?")
                .params(secret.id(), Timestamps.of(clock.instant()))
                .query((row, number) -> visit(secret, row))
                .optional();
    }

    private static Visit visit(Secret secret, ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var subject = row.getString("subject");
        return new Visit(
                secret,
                row.getString("name"),
                person == null ? null : new PersonId(person),
                row.getString("next"),
                subject == null
                        ? null
                        : new Arrival(
                                row.getString("issuer"),
                                subject,
                                row.getString("username"),
                                row.getString("nickname")));
    }

    /** Whether this answer of the issuer is the first. */
    boolean isFirstBack(Visit visit) {
        return jdbc.sql("update issuer_visit set is_back = true where id = ? and not is_back")
                        .param(visit.secret().id())
                        .update()
                > 0;
    }

    void arrive(Visit visit, Arrival arrival) {
        jdbc.sql("update issuer_visit set issuer = ?, subject = ?, username = ?, nickname = ? where id = ?")
                .params(
                        arrival.issuer(),
                        arrival.subject(),
                        arrival.username(),
                        arrival.nickname(),
                        visit.secret().id())
                .update();
    }

    /** Whether it was there until now. */
    boolean end(Visit visit) {
        return jdbc.sql("delete from issuer_visit where id = ?")
                        .param(visit.secret().id())
                        .update()
                > 0;
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response, COOKIE);
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void forgetOld() {
        retention.expire("visits to issuers", EVERY, "issuer_visit", "expires_at", clock.instant());
    }
}
