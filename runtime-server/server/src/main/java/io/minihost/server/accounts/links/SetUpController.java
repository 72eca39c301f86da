package io.minihost.server.accounts.links;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.Entrance;
import io.minihost.server.accounts.Nickname;
import io.minihost.server.accounts.SignIns;
import io.minihost.server.accounts.SignUps;
import io.minihost.server.accounts.Username;
import io.minihost.server.accounts.passkeys.Attestation;
import io.minihost.server.accounts.passkeys.ChallengePurpose;
import io.minihost.server.accounts.passkeys.NewPasskeys;
import io.minihost.server.accounts.passkeys.PasskeyOptions;
import io.minihost.server.common.ClientNetwork;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes the first operator's account for whoever has the link. */
@RestController
@Hidden
@RequestMapping("/_a/set-up")
class SetUpController {

    private static final int OF_ADDRESS = 30;

    private final SetUpLink link;
    private final Accounts accounts;
    private final SignUps signUps;
    private final SignIns signIns;
    private final NewPasskeys passkeys;
    private final Entrance entrance;
    private final TransactionTemplate transaction;
    private final RateLimit limit;

    SetUpController(
            SetUpLink link,
            Accounts accounts,
            SignUps signUps,
            SignIns signIns,
            NewPasskeys passkeys,
            Entrance entrance,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.link = link;
        this.accounts = accounts;
        this.signUps = signUps;
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.entrance = entrance;
        this.transaction = transaction;
        limit = rates.of("set-up link", OF_ADDRESS, Duration.ofMinutes(5));
    }

    record Link(@NotNull String token) {}

    record ByPassword(
            @NotNull String token,
            @NotNull String username,
            @NotNull String password) {}

    record Named(@NotNull String token, @NotNull String username) {}

    record ByPasskey(
            @NotNull String token,
            @NotNull String username,
            @NotNull @Valid Attestation made) {}

    record Joined(List<String> recoveryCodes) {}

    @PostMapping("/check")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void check(@Valid @RequestBody Link wish, HttpServletRequest request) {
        check(wish.token(), request);
    }

    private void check(String token, HttpServletRequest request) {
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        link.check(token);
    }

    @PostMapping
    Joined byPassword(@Valid @RequestBody ByPassword wish, HttpServletRequest request, HttpServletResponse response) {
        check(wish.token(), request);
        var person = entrance.newcomer(request);
        var username = new Username(wish.username());
        return join(
                person,
                SignIns.Means.SIGN_UP,
                request,
                response,
                () -> add(person, wish.token(), username, wish.password(), request));
    }

    @PostMapping("/options")
    PasskeyOptions.Creation options(@Valid @RequestBody Named wish, HttpServletRequest request) {
        check(wish.token(), request);
        var username = new Username(wish.username());
        accounts.requireFree(username);
        return passkeys.options(
                request, ChallengePurpose.SET_UP, entrance.newcomer(request), username, new Nickname(""));
    }

    @PostMapping("/passkey")
    Joined byPasskey(@Valid @RequestBody ByPasskey wish, HttpServletRequest request, HttpServletResponse response) {
        check(wish.token(), request);
        entrance.newcomer(request);
        var username = new Username(wish.username());
        var person = passkeys.asked(wish.made(), ChallengePurpose.SET_UP);
        return join(person, SignIns.Means.PASSKEY, request, response, () -> {
            var welcome = add(person, wish.token(), username, null, request);
            passkeys.keep(request, person, wish.made());
            return welcome;
        });
    }

    /** Makes an account. */
    @FunctionalInterface
    private interface Making {
        SignUps.Welcome make();
    }

    private SignUps.Welcome add(
            PersonId person, String token, Username username, @Nullable String password, HttpServletRequest request) {
        link.redeem(token);
        var applicant = new SignUps.Applicant(person, request.getRemoteAddr());
        var welcome = signUps.add(applicant, username, new Nickname(""), password, "set-up link");
        accounts.setRole(person, PlatformRole.OPERATOR);
        return welcome;
    }

    private Joined join(
            PersonId person,
            SignIns.Means means,
            HttpServletRequest request,
            HttpServletResponse response,
            Making making) {
        var welcome = Objects.requireNonNull(transaction.execute(status -> making.make()));
        var admitted = signIns.admit(person, SignIns.Guest.LEAVE, entrance.originAlone(request), means);
        entrance.enter(admitted, request, response);
        return new Joined(welcome.recoveryCodes());
    }
}
