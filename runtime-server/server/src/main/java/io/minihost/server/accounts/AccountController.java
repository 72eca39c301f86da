package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.DeviceNames;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages and sheets ask about the person's account. */
@RestController
@Hidden
@RequestMapping("/_a")
class AccountController {

    /** For how long a proof of who somebody is counts as fresh. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final SignUps signUps;
    private final SignIns signIns;
    private final Devices devices;
    private final HostCookies cookies;
    private final People people;

    AccountController(
            Accounts accounts, SignUps signUps, SignIns signIns, Devices devices, HostCookies cookies, People people) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.signIns = signIns;
        this.devices = devices;
        this.cookies = cookies;
        this.people = people;
    }

    record SignUp(
            @NotNull String username,
            @NotNull String password,
            @Nullable String nickname) {}

    /**
     * Signs in.
     *
     * @param guest what becomes of what this browser has kept so far: {@code merge} or {@code leave}; asked for when missing
     */
    record SignIn(
            @NotNull String username,
            @NotNull String password,
            @Nullable String guest) {}

    record Recovery(@NotNull String code, @NotNull String password) {}

    record NewPassword(@NotNull String password, @Nullable String current) {}

    record Profile(@NotNull String nickname) {}

    /**
     * Who is there.
     *
     * @param signedIn false for a guest, of whom nothing else is known
     * @param signUp whether anybody may make an account
     */
    record Me(
            boolean signedIn,
            boolean signUp,
            @Nullable String username,
            @Nullable String nickname,
            @Nullable String role,
            boolean hasPassword) {}

    record Joined(Me me, List<String> recoveryCodes) {}

    @GetMapping("/me")
    Me me(HttpServletRequest request) {
        return PersonAuthentication.device(request).isEmpty()
                ? nobody()
                : PersonAuthentication.person(request)
                        .flatMap(accounts::find)
                        .map(stored -> me(stored.account()))
                        .orElseGet(this::nobody);
    }

    private Me nobody() {
        return new Me(false, signUps.isOpen(), null, null, null, false);
    }

    private Me me(Account account) {
        var role = account.role() == null ? null : account.role().name().toLowerCase(Locale.ROOT);
        return new Me(true, signUps.isOpen(), account.username(), account.nickname(), role, account.hasPassword());
    }

    @PostMapping("/sign-up")
    Joined signUp(@Valid @RequestBody SignUp wish, HttpServletRequest request, HttpServletResponse response) {
        if (PersonAuthentication.device(request).isPresent()) {
            throw Problem.conflict("Somebody is signed in here.").code("signed_in");
        }
        var person = PersonAuthentication.person(request).orElseGet(people::welcome);
        var welcome = signUps.signUp(
                new SignUps.Applicant(person, request.getRemoteAddr()),
                new Username(wish.username()),
                new Nickname(wish.nickname() == null ? "" : wish.nickname()),
                wish.password());
        enter(signIns.admit(person, SignIns.Guest.LEAVE, origin(request, null), "sign-up"), request, response);
        return new Joined(me(welcome.account()), welcome.recoveryCodes());
    }

    @PostMapping("/sign-in")
    Me signIn(@Valid @RequestBody SignIn wish, HttpServletRequest request, HttpServletResponse response) {
        var guest = PersonAuthentication.device(request).isPresent()
                ? null
                : PersonAuthentication.person(request).orElse(null);
        var admitted = signIns.byPassword(
                new Username(wish.username()), wish.password(), guest(wish.guest()), origin(request, guest));
        return enter(admitted, request, response);
    }

    @PostMapping("/recover")
    Me recover(@Valid @RequestBody Recovery wish, HttpServletRequest request, HttpServletResponse response) {
        var admitted = signIns.byRecoveryCode(wish.code(), wish.password(), origin(request, null));
        return enter(admitted, request, response);
    }

    private static SignIns.Guest guest(@Nullable String wish) {
        return switch (wish == null ? "" : wish) {
            case "merge" -> SignIns.Guest.MERGE;
            case "leave" -> SignIns.Guest.LEAVE;
            default -> SignIns.Guest.ASK;
        };
    }

    private static SignIns.Origin origin(HttpServletRequest request, @Nullable PersonId guest) {
        return new SignIns.Origin(
                guest, DeviceNames.of(request.getHeader(HttpHeaders.USER_AGENT)), request.getRemoteAddr());
    }

    /** Whoever was known to this browser before is so no more: neither as a guest nor signed in. */
    private Me enter(SignIns.Admitted admitted, HttpServletRequest request, HttpServletResponse response) {
        leave(request);
        cookies.set(request, response, Devices.COOKIE, admitted.token(), Devices.LIFE);
        cookies.clear(request, response, People.COOKIE);
        return me(admitted.account());
    }

    private void leave(HttpServletRequest request) {
        PersonAuthentication.device(request)
                .ifPresent(device ->
                        PersonAuthentication.person(request).ifPresent(person -> devices.end(person, device)));
    }

    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        leave(request);
        cookies.clear(request, response, Devices.COOKIE);
        cookies.clear(request, response, People.COOKIE);
    }

    @PutMapping("/me")
    Me rename(@Valid @RequestBody Profile wish, HttpServletRequest request) {
        var person = member(request);
        accounts.rename(person, new Nickname(wish.nickname()));
        return me(request);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@Valid @RequestBody NewPassword wish, HttpServletRequest request) {
        var person = member(request);
        var device = PersonAuthentication.device(request).orElseThrow();
        var stored = accounts.find(person).orElseThrow();
        if (!devices.isProved(device, FRESH)) {
            signIns.prove(stored, wish.current(), request.getRemoteAddr());
        }
        signIns.setPassword(stored.account(), wish.password(), device);
    }

    /**
     * A browser in which the person is signed in.
     *
     * @param here whether it is this one
     */
    record ListedDevice(UUID id, String name, String address, String createdAt, String seenAt, boolean here) {}

    @GetMapping("/devices")
    List<ListedDevice> devices(HttpServletRequest request) {
        var here = PersonAuthentication.device(request).orElse(null);
        return devices.of(member(request)).stream()
                .map(device -> new ListedDevice(
                        device.id(),
                        device.name(),
                        device.address(),
                        device.createdAt().toString(),
                        device.seenAt().toString(),
                        device.id().equals(here)))
                .toList();
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, HttpServletRequest request) {
        if (!devices.end(member(request), id)) {
            throw Problem.notFound("You are not signed in there.").code("no_device");
        }
    }

    @DeleteMapping("/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(HttpServletRequest request) {
        devices.endOthers(member(request), PersonAuthentication.device(request).orElse(null));
    }

    private static PersonId member(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isEmpty()) {
            throw Problem.unauthorized("Nobody is signed in here.").code("not_signed_in");
        }
        return PersonAuthentication.person(request).orElseThrow();
    }
}
