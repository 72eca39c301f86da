package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.accounts.terms.Terms;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final Accounts accounts;
    private final SignUps signUps;
    private final SignIns signIns;
    private final Devices devices;
    private final Entrance entrance;
    private final FreshProof proof;
    private final PlatformRoles roles;
    private final Terms terms;

    AccountController(
            Accounts accounts,
            SignUps signUps,
            SignIns signIns,
            Devices devices,
            Entrance entrance,
            FreshProof proof,
            PlatformRoles roles,
            Terms terms) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.signIns = signIns;
        this.devices = devices;
        this.entrance = entrance;
        this.proof = proof;
        this.roles = roles;
        this.terms = terms;
    }

    /**
     * Makes an account.
     *
     * @param terms the version of the operator's texts that the person agrees to; see {@link Terms#require}
     */
    record SignUp(
            @NotNull String username,
            @NotNull String password,
            @Nullable String nickname,
            @Nullable Integer terms) {}

    /**
     * Signs in.
     *
     * @param code of the second factor of whoever has one; asked for when missing
     * @param guest what becomes of what this browser has kept so far: {@code merge} or {@code leave}; asked for when missing
     */
    record SignIn(
            @NotNull String username,
            @NotNull String password,
            @Nullable String code,
            @Nullable String guest) {}

    /**
     * Signs in with a recovery code.
     *
     * @param secondCode of the second factor of whoever has one
     */
    record Recovery(
            @NotNull String code,
            @NotNull String password,
            @Nullable String secondCode) {}

    record NewPassword(@NotNull String password) {}

    record Profile(@NotNull String nickname) {}

    /**
     * Who is there.
     *
     * @param signedIn false for a guest, of whom nothing else is known
     * @param signUp whether anybody may make an account
     * @param roleNeeds what is missing before the role counts here: {@code set_up} a second factor, {@code prove} it; null else
     * @param agree the version of the operator's texts that the person is asked to agree to before they go on; null else
     * @param frozen why an operator has frozen the account; null when it is not
     * @param leavesAt when the account is deleted, as the person wants; null else
     */
    record Me(
            boolean signedIn,
            boolean signUp,
            @Nullable String username,
            @Nullable String nickname,
            @Nullable String role,
            @Nullable String roleNeeds,
            boolean hasPassword,
            @Nullable Integer agree,
            @Nullable String frozen,
            @Nullable String leavesAt) {}

    record Joined(Me me, List<String> recoveryCodes) {}

    @GetMapping("/me")
    Me me(HttpServletRequest request) {
        return Member.find(request)
                .flatMap(member ->
                        accounts.find(member.person()).map(stored -> me(stored, roles.need(member, stored.account()))))
                .orElseGet(() -> new Me(false, signUps.isOpen(), null, null, null, null, false, null, null, null));
    }

    private Me me(PersonId person, PlatformRoles.Need need) {
        return me(accounts.find(person).orElseThrow(), need);
    }

    private Me me(Accounts.Stored stored, PlatformRoles.Need need) {
        var account = stored.account();
        return new Me(
                true,
                signUps.isOpen(),
                account.username(),
                account.nickname(),
                account.role() == null ? null : lower(account.role()),
                need == PlatformRoles.Need.NOTHING ? null : lower(need),
                account.hasPassword(),
                terms.owes(account.person()).orElse(null),
                stored.frozen(),
                stored.leavesAt() == null ? null : stored.leavesAt().toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @PostMapping("/sign-up")
    Joined signUp(@Valid @RequestBody SignUp wish, HttpServletRequest request, HttpServletResponse response) {
        var person = entrance.newcomer(request);
        terms.require(wish.terms());
        var welcome = signUps.signUp(
                new SignUps.Applicant(person, request.getRemoteAddr()),
                new Username(wish.username()),
                new Nickname(wish.nickname() == null ? "" : wish.nickname()),
                wish.password());
        terms.agreed(person, wish.terms());
        var admitted = signIns.admit(person, SignIns.Guest.LEAVE, entrance.originAlone(request), SignIns.Means.SIGN_UP);
        entrance.enter(admitted, request, response);
        return new Joined(me(person, PlatformRoles.Need.NOTHING), welcome.recoveryCodes());
    }

    @PostMapping("/sign-in")
    Me signIn(@Valid @RequestBody SignIn wish, HttpServletRequest request, HttpServletResponse response) {
        var admitted = signIns.byPassword(
                new Username(wish.username()),
                wish.password(),
                wish.code(),
                SignIns.Guest.of(wish.guest()),
                entrance.origin(request));
        return enter(admitted, request, response);
    }

    @PostMapping("/recover")
    Me recover(@Valid @RequestBody Recovery wish, HttpServletRequest request, HttpServletResponse response) {
        var admitted =
                signIns.byRecoveryCode(wish.code(), wish.password(), wish.secondCode(), entrance.originAlone(request));
        return enter(admitted, request, response);
    }

    private Me enter(SignIns.Admitted admitted, HttpServletRequest request, HttpServletResponse response) {
        entrance.enter(admitted, request, response);
        return me(admitted.account().person(), roles.need(admitted.account(), admitted.isStrong()));
    }

    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        entrance.leave(request, response);
    }

    @PutMapping("/me")
    Me rename(@Valid @RequestBody Profile wish, HttpServletRequest request) {
        accounts.rename(Member.of(request).person(), new Nickname(wish.nickname()));
        return me(request);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@Valid @RequestBody NewPassword wish, HttpServletRequest request) {
        var member = proof.require(request);
        var account = accounts.find(member.person()).orElseThrow().account();
        signIns.setPassword(account, wish.password(), member.device());
    }

    /**
     * A browser in which the person is signed in.
     *
     * @param here whether it is this one
     */
    record ListedDevice(UUID id, String name, String address, String createdAt, String seenAt, boolean here) {}

    @GetMapping("/devices")
    List<ListedDevice> devices(HttpServletRequest request) {
        var here = Member.of(request);
        return devices.of(here.person()).stream()
                .map(device -> new ListedDevice(
                        device.id(),
                        device.name(),
                        device.address(),
                        device.createdAt().toString(),
                        device.seenAt().toString(),
                        device.id().equals(here.device())))
                .toList();
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, HttpServletRequest request) {
        if (!devices.end(Member.of(request).person(), id)) {
            throw Problem.notFound("You are not signed in there.").code("no_device");
        }
    }

    @DeleteMapping("/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(HttpServletRequest request) {
        var member = Member.of(request);
        devices.endOthers(member.person(), member.device());
    }
}
