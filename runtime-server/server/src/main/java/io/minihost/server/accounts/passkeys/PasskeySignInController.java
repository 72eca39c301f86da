package io.minihost.server.accounts.passkeys;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.Entrance;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.Nickname;
import io.minihost.server.accounts.SignIns;
import io.minihost.server.accounts.SignUps;
import io.minihost.server.accounts.Username;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.accounts.terms.Terms;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing up and in by a passkey. */
@RestController
@Hidden
@RequestMapping("/_a/passkeys")
class PasskeySignInController {

    /** So many ceremonies may one address begin. */
    private static final int OF_ADDRESS = 60;

    private final Passkeys passkeys;
    private final NewPasskeys newcomers;
    private final RelyingParties parties;
    private final Accounts accounts;
    private final SignUps signUps;
    private final SignIns signIns;
    private final Entrance entrance;
    private final Devices devices;
    private final Terms terms;
    private final TransactionTemplate transaction;
    private final RateLimit limit;

    PasskeySignInController(
            Passkeys passkeys,
            NewPasskeys newcomers,
            RelyingParties parties,
            Accounts accounts,
            SignUps signUps,
            SignIns signIns,
            Entrance entrance,
            Devices devices,
            Terms terms,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.passkeys = passkeys;
        this.newcomers = newcomers;
        this.parties = parties;
        this.accounts = accounts;
        this.signUps = signUps;
        this.signIns = signIns;
        this.entrance = entrance;
        this.devices = devices;
        this.terms = terms;
        this.transaction = transaction;
        limit = rates.of("passkey", OF_ADDRESS, Duration.ofMinutes(5));
    }

    /**
     * Whether there are passkeys.
     *
     * @param host on whose pages, by name; null without any
     */
    record Offer(@Nullable String host) {}

    record Applicant(@NotNull String username, @Nullable String nickname) {

        Username name() {
            return new Username(username);
        }

        Nickname nick() {
            return new Nickname(nickname == null ? "" : nickname);
        }
    }

    /**
     * Makes an account.
     *
     * @param terms the version of the operator's texts that the person agrees to
     */
    record SignUp(
            @NotNull @Valid Applicant applicant,
            @NotNull @Valid Attestation made,
            @Nullable Integer terms) {}

    record Joined(List<String> recoveryCodes) {}

    /**
     * Signs in.
     *
     * @param username whose passkey it is to be; anybody's when missing
     * @param guest what becomes of what this browser has kept so far; see {@link SignIns.Guest}
     */
    record SignIn(
            @NotNull @Valid Assertion signed,
            @Nullable String username,
            @Nullable String guest) {}

    record Proof(@NotNull @Valid Assertion signed) {}

    @GetMapping("/here")
    Offer here(HttpServletRequest request) {
        return new Offer(parties.find(request).map(RelyingParty::id).orElse(null));
    }

    @PostMapping("/sign-up/options")
    PasskeyOptions.Creation signUpOptions(@Valid @RequestBody Applicant wish, HttpServletRequest request) {
        var person = entrance.newcomer(request);
        signUps.pass(request.getRemoteAddr());
        var username = wish.name();
        accounts.requireFree(username);
        return newcomers.options(request, ChallengePurpose.SIGN_UP, person, username, wish.nick());
    }

    @PostMapping("/sign-up")
    Joined signUp(@Valid @RequestBody SignUp wish, HttpServletRequest request, HttpServletResponse response) {
        entrance.newcomer(request);
        terms.require(wish.terms());
        var person = newcomers.asked(wish.made(), ChallengePurpose.SIGN_UP);
        var welcome = Objects.requireNonNull(transaction.execute(status -> add(person, wish, request)));
        terms.agreed(person, wish.terms());
        var origin = entrance.originAlone(request);
        entrance.enter(signIns.admit(person, SignIns.Guest.LEAVE, origin, SignIns.Means.PASSKEY), request, response);
        return new Joined(welcome.recoveryCodes());
    }

    private SignUps.Welcome add(PersonId person, SignUp wish, HttpServletRequest request) {
        var applicant = new SignUps.Applicant(person, request.getRemoteAddr());
        var name = wish.applicant().name();
        var welcome = signUps.add(applicant, name, wish.applicant().nick(), null, person.toString());
        newcomers.keep(request, person, wish.made());
        return welcome;
    }

    @PostMapping("/sign-in/options")
    PasskeyOptions.Request signInOptions(HttpServletRequest request) {
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        return passkeys.request(parties.require(request), ChallengePurpose.SIGN_IN, null);
    }

    @PostMapping("/sign-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signIn(@Valid @RequestBody SignIn wish, HttpServletRequest request, HttpServletResponse response) {
        var party = parties.require(request);
        var admitted = passkeys.signed(party, ChallengePurpose.SIGN_IN, wish.signed(), person -> {
            var account = accounts.find(person)
                    .orElseThrow(PasskeySignInController::others)
                    .account();
            if (wish.username() != null && !isNamed(account.username(), wish.username())) {
                throw others();
            }
            return signIns.admit(
                    person, SignIns.Guest.of(wish.guest()), entrance.origin(request), SignIns.Means.PASSKEY);
        });
        entrance.enter(admitted, request, response);
    }

    private static boolean isNamed(String username, String wanted) {
        return new Username(username).key().equals(new Username(wanted).key());
    }

    private static Problem others() {
        return Problem.unauthorized("This passkey belongs to another account.").code("others_passkey");
    }

    @PostMapping("/proof/options")
    PasskeyOptions.Request proofOptions(HttpServletRequest request) {
        var member = Member.of(request);
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        return passkeys.request(parties.require(request), ChallengePurpose.PROVE, member.person());
    }

    @PostMapping("/proof")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(@Valid @RequestBody Proof proof, HttpServletRequest request) {
        var member = Member.of(request);
        passkeys.signed(parties.require(request), ChallengePurpose.PROVE, proof.signed(), person -> {
            if (!person.equals(member.person())) {
                throw others();
            }
            devices.proved(member.device(), true);
            return person;
        });
    }
}
