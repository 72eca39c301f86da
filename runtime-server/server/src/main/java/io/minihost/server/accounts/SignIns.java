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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
    private final CodeGuesses guesses;
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
            CodeGuesses guesses,
            Devices devices,
            GuestBelongings guests,
            ApplicationEventPublisher events,
            AuditLog audit,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.guesses = guesses;
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
        LEAVE;

        /** What a page says: {@code merge} or {@code leave}, or nothing yet. */
        public static Guest of(@Nullable String wish) {
            return switch (wish == null ? "" : wish) {
                case "merge" -> MERGE;
                case "leave" -> LEAVE;
                default -> ASK;
            };
        }
    }

    /**
     * How somebody proved who they are.
     *
     * @param name for the audit log
     * @param isStrong whether it is worth as much as a password and a second factor
     */
    public record Means(String name, boolean isStrong) {

        public static final Means SIGN_UP = new Means("sign-up", false);
        public static final Means PASSKEY = new Means("passkey", true);
        static final Means PASSWORD = new Means("password", false);
        static final Means RECOVERY_CODE = new Means("recovery code", false);
    }

    /**
     * Somebody who is signed in.
     *
     * @param token for the browser's cookie
     * @param isStrong whether they proved who they are by a passkey, or by two things
     */
    public record Admitted(Account account, String token, boolean isStrong) {}

    Admitted byPassword(Username username, String password, @Nullable String code, Guest wish, Origin origin) {
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
        return admit(stored.get(), code, wish, origin, Means.PASSWORD);
    }

    /** By one of the codes that were shown at sign-up. Signs the person out everywhere else. */
    Admitted byRecoveryCode(String recoveryCode, String password, @Nullable String code, Origin origin) {
        ofAddress.pass(ClientNetwork.of(origin.address()));
        var owner = codes.owner(recoveryCode).orElseThrow(SignIns::wrong);
        return recover(owner, password, code, origin, Means.RECOVERY_CODE, () -> {
            if (!codes.redeem(owner, recoveryCode)) {
                throw wrong();
            }
        });
    }

    /**
     * Lets somebody in who has proved otherwise than by the password who they are, with another password; their second factor is
     * asked for if they have one.
     *
     * @param code of it, or one of the recovery codes
     * @param spend makes what they have proved it with good for nothing more, or throws when it is so already
     */
    public Admitted recover(
            PersonId person, String password, @Nullable String code, Origin origin, Means means, Runnable spend) {
        // Hashed before a connection is held, and refused before anything is spent.
        var encoded = passwords.encoded(password, stored(person).account().names());
        return guesses.counting(
                person,
                code,
                () -> transaction.execute(status -> {
                    spend.run();
                    return afterLoss(person, encoded, origin, withCode(means, guesses.pass(person, code)));
                }));
    }

    /** Lets somebody in who had lost their way in, with another password, and signs them out everywhere else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Admitted afterLoss(PersonId person, String encodedPassword, Origin origin, Means means) {
        devices.endOthers(person, null);
        accounts.recovered(person, encodedPassword);
        events.publishEvent(new AccountRecovered(person, means.name(), origin.name()));
        return admit(person, Guest.LEAVE, origin, means);
    }

    /**
     * Makes somebody who is signed in prove again who they are.
     *
     * @throws Problem when the password is not theirs
     */
    public void prove(Accounts.Stored stored, String password, String address) {
        var client = ClientNetwork.of(address);
        ofAddress.pass(client);
        var nameAndAddress = new Username(stored.account().username()).key() + " from " + client.line();
        ofAccount.pass(nameAndAddress);
        if (!passwords.matches(password, stored.password())) {
            throw Problem.forbidden("This is not your password.").code("wrong_proof");
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
    public Admitted admit(PersonId person, Guest wish, Origin origin, Means means) {
        return open(stored(person), wish, origin, means);
    }

    /**
     * Signs in somebody who has proved with one thing who they are; their second factor is asked for if they have one.
     *
     * @param code of it, or one of the recovery codes
     */
    public Admitted admit(PersonId person, @Nullable String code, Guest wish, Origin origin, Means means) {
        return admit(stored(person), code, wish, origin, means);
    }

    /** Whether somebody is signed in from this address, where no stranger's tries keep them out. */
    public boolean isKnown(PersonId person, String address) {
        return devices.isKnown(person, address);
    }

    private Accounts.Stored stored(PersonId person) {
        return accounts.find(person).orElseThrow(SignIns::wrong);
    }

    private Admitted admit(Accounts.Stored stored, @Nullable String code, Guest wish, Origin origin, Means means) {
        var person = stored.account().person();
        return guesses.counting(
                person,
                code,
                () -> transaction.execute(
                        status -> open(stored, wish, origin, withCode(means, guesses.pass(person, code)))));
    }

    private static Means withCode(Means means, boolean isStrong) {
        return isStrong ? new Means(means.name() + " and code", true) : means;
    }

    private Admitted open(Accounts.Stored stored, Guest wish, Origin origin, Means means) {
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
                    Map.of("by", means.name(), "device", origin.name(), "address", origin.address()));
            var token = devices.add(account.person(), origin.name(), origin.address(), means.isStrong());
            return new Admitted(account, token, means.isStrong());
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
