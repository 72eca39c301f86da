package io.minihost.server.accounts;

import io.minihost.server.accounts.credentials.Passwords;
import io.minihost.server.accounts.credentials.RecoveryCodes;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.accounts.guests.GuestBelongings;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.GuestLeft;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs people in. Whoever does not get in learns nothing about which accounts there are. */
@Service
public class SignIns {

    private static final int TRIES_OF_ADDRESS = 30;
    private static final int TRIES_OF_ACCOUNT_AND_ADDRESS = 10;

    /** From all addresses that the account was never used from; those who know it are not kept out by such tries. */
    private static final int TRIES_OF_STRANGERS = 100;

    private static final int PASSWORDS_OF_ACCOUNT = 10;

    private final Accounts accounts;
    private final Passwords passwords;
    private final RecoveryCodes codes;
    private final Devices devices;
    private final GuestBelongings guests;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final RateLimit ofAddress;
    private final RateLimit ofAccount;
    private final RateLimit ofStrangers;
    private final RateLimit ofChanges;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            RecoveryCodes codes,
            Devices devices,
            GuestBelongings guests,
            ApplicationEventPublisher events,
            AuditLog audit,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.devices = devices;
        this.guests = guests;
        this.events = events;
        this.audit = audit;
        this.transaction = transaction;
        ofAddress = rates.of("sign-in", TRIES_OF_ADDRESS, Duration.ofMinutes(5));
        ofAccount = rates.of("sign-in as", TRIES_OF_ACCOUNT_AND_ADDRESS, Duration.ofMinutes(15));
        ofStrangers = rates.of("sign-in of strangers as", TRIES_OF_STRANGERS, Duration.ofHours(1));
        ofChanges = rates.of("password of", PASSWORDS_OF_ACCOUNT, Duration.ofHours(1));
    }

    /**
     * From where somebody signs in.
     *
     * @param guest whom the browser knew so far
     * @param name of the browser
     */
    public record Origin(@Nullable PersonId guest, String name, String address) {}

    /** What becomes of what a guest has left here, as the person wishes. */
    public enum Guest {
        /** The person is to be asked first, if there is anything. */
        ASK,
        MERGE,
        LEAVE
    }

    /**
     * Somebody who is signed in.
     *
     * @param token for the browser's cookie
     */
    public record Admitted(Account account, String token) {}

    Admitted byPassword(Username username, String password, Guest wish, Origin origin) {
        var client = ClientNetwork.of(origin.address());
        ofAddress.pass(client);
        var name = username.key();
        var nameAndAddress = name + " from " + client.line();
        ofAccount.pass(nameAndAddress);
        var stored = accounts.find(username);
        var isKnown = stored.filter(found -> devices.isKnown(found.account().person(), origin.address()))
                .isPresent();
        if (!isKnown) {
            ofStrangers.pass(name);
        }
        var matches = passwords.matches(
                password, stored.map(Accounts.Stored::password).orElse(null));
        if (stored.isEmpty() || !matches) {
            throw wrong();
        }
        // Only guesses count for the account; all sign-ins count for the address, as each is work.
        ofAccount.giveBack(nameAndAddress);
        if (!isKnown) {
            ofStrangers.giveBack(name);
        }
        return admit(stored.get(), wish, origin, "password");
    }

    /** By one of the codes that were shown at sign-up. Signs the person out everywhere else. */
    Admitted byRecoveryCode(String code, String password, Origin origin) {
        ofAddress.pass(ClientNetwork.of(origin.address()));
        var owner = codes.owner(code).flatMap(accounts::find).orElseThrow(SignIns::wrong);
        // Hashed before a connection is held, and refused before the code is spent.
        var encoded = passwords.encoded(password, owner.account().names());
        return transaction.execute(status -> {
            var stored = codes.redeem(code).flatMap(accounts::find).orElseThrow(SignIns::wrong);
            devices.endOthers(stored.account().person(), null);
            accounts.setPassword(stored.account().person(), encoded);
            return admit(stored, Guest.LEAVE, origin, "recovery code");
        });
    }

    /**
     * Makes somebody who is signed in prove again who they are.
     *
     * @throws Problem when the password is not theirs
     */
    void prove(Accounts.Stored stored, @Nullable String password, String address) {
        var client = ClientNetwork.of(address);
        ofAddress.pass(client);
        var nameAndAddress = new Username(stored.account().username()).key() + " from " + client.line();
        ofAccount.pass(nameAndAddress);
        if (!passwords.matches(password == null ? "" : password, stored.password())) {
            throw Problem.forbidden("Prove with your password that it is you.").code("proof_needed");
        }
        ofAccount.giveBack(nameAndAddress);
    }

    /** Gives an account another password and signs it out everywhere but in one browser; both or neither. */
    void setPassword(Account account, String password, UUID device) {
        ofChanges.pass(account.person().toString());
        var encoded = passwords.encoded(password, account.names());
        transaction.executeWithoutResult(status -> {
            accounts.setPassword(account.person(), encoded);
            devices.endOthers(account.person(), device);
        });
    }

    private static Problem wrong() {
        return Problem.unauthorized("The name or the password is wrong.").code("wrong_credentials");
    }

    /** Signs in somebody who has proved who they are. */
    public Admitted admit(PersonId person, Guest wish, Origin origin, String means) {
        return admit(accounts.find(person).orElseThrow(SignIns::wrong), wish, origin, means);
    }

    private Admitted admit(Accounts.Stored stored, Guest wish, Origin origin, String means) {
        var account = stored.account();
        if (stored.banned()) {
            throw Problem.forbidden("This account is closed.").code("account_banned");
        }
        return transaction.execute(status -> {
            guest(account, origin).ifPresent(guest -> settle(guest, account, wish));
            audit.record(
                    account.person().toString(),
                    "account.sign-in",
                    account.person().toString(),
                    Map.of("by", means, "device", origin.name(), "address", origin.address()));
            return new Admitted(account, devices.add(account.person(), origin.name(), origin.address()));
        });
    }

    private static Optional<PersonId> guest(Account account, Origin origin) {
        return Optional.ofNullable(origin.guest()).filter(guest -> !guest.equals(account.person()));
    }

    private void settle(PersonId guest, Account account, Guest wish) {
        switch (wish) {
            case LEAVE -> events.publishEvent(new GuestLeft(guest));
            case MERGE -> guests.merge(guest, account.person());
            case ASK -> {
                var outlook = guests.outlook(guest, account.person());
                if (!outlook.isNothing()) {
                    throw Problem.conflict("This browser has been used without an account; say what becomes of that.")
                            .code("merge_or_leave")
                            .with("moves", texts(outlook.moves()))
                            .with("stays", texts(outlook.stays()));
                }
                events.publishEvent(new GuestLeft(guest));
            }
        }
    }

    private static List<String> texts(Set<AppId> programs) {
        return programs.stream().map(Object::toString).sorted().toList();
    }
}
