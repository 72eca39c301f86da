package io.minihost.server.accounts;

import io.minihost.server.accounts.credentials.Passwords;
import io.minihost.server.accounts.credentials.RecoveryCodes;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts. */
@Service
public class SignUps {

    private static final int OF_ADDRESS = 20;

    private final SignUpSettings settings;
    private final HostProperties host;
    private final Accounts accounts;
    private final Passwords passwords;
    private final RecoveryCodes codes;
    private final People people;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final RateLimit limit;

    SignUps(
            SignUpSettings settings,
            HostProperties host,
            Accounts accounts,
            Passwords passwords,
            RecoveryCodes codes,
            People people,
            AuditLog audit,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.settings = settings;
        this.host = host;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
        limit = rates.of("sign-up", OF_ADDRESS, Duration.ofHours(1));
    }

    /**
     * Who is to have an account.
     *
     * @param person known as a guest so far
     * @param address they come from
     */
    public record Applicant(PersonId person, String address) {}

    /**
     * A new account.
     *
     * @param recoveryCodes shown once
     */
    public record Welcome(Account account, List<String> recoveryCodes) {}

    /** Whether anybody may make an account. */
    public boolean isOpen() {
        return way() == SignUpSettings.Way.OPEN;
    }

    private SignUpSettings.Way way() {
        if (settings.signUp() != null) {
            return settings.signUp();
        }
        return isLoopback(host.publicUrl()) ? SignUpSettings.Way.OPEN : SignUpSettings.Way.INVITE;
    }

    private static boolean isLoopback(@Nullable URI url) {
        return url == null || List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    }

    /** Makes an account for whoever asks for one, where anybody may, and not too many from one address. */
    Welcome signUp(Applicant applicant, Username username, Nickname nickname, String password) {
        pass(applicant.address());
        return add(applicant, username, nickname, password, applicant.person().toString());
    }

    /**
     * Lets somebody go on who wants an account.
     *
     * @throws Problem where not anybody may have one, or too many were made from their address
     */
    public void pass(String address) {
        if (!isOpen()) {
            throw Problem.forbidden("New accounts are made by invitation here.").code("sign_up_closed");
        }
        limit.pass(ClientNetwork.of(address));
    }

    /**
     * Makes an account because somebody who may says so.
     *
     * @param password null for whoever signs in otherwise
     * @param actor who says so, for the audit log
     */
    public Welcome add(
            Applicant applicant, Username username, Nickname nickname, @Nullable String password, String actor) {
        if (username.isOfHost() && actor.equals(applicant.person().toString())) {
            throw Problem.conflict("This name is the host's own.").code("username_taken");
        }
        accounts.requireFree(username);
        var encoded =
                password == null ? null : passwords.encoded(password, List.of(username.value(), nickname.value()));
        return transaction.execute(status -> {
            people.seen(applicant.person(), applicant.address());
            var account = accounts.add(applicant.person(), username, nickname, encoded);
            audit.record(actor, "account.create", applicant.person().toString(), Map.of("username", username.value()));
            return new Welcome(account, codes.renew(applicant.person()));
        });
    }
}
