package io.minihost.server.accounts;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.common.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets people use their roles on the platform where they are signed in by a passkey, or by a password and a second factor. */
@Component
public class PlatformRoles {

    private final Accounts accounts;
    private final Devices devices;
    private final WaysIn ways;
    private final SecondFactor secondFactor;

    PlatformRoles(Accounts accounts, Devices devices, WaysIn ways, SecondFactor secondFactor) {
        this.accounts = accounts;
        this.devices = devices;
        this.ways = ways;
        this.secondFactor = secondFactor;
    }

    /** What somebody with a role has to do before it counts. */
    public enum Need {
        /** Nothing, or there is no role. */
        NOTHING,
        /** A passkey or a second factor. */
        SET_UP,
        /** To prove with it who they are, in this browser. */
        PROVE
    }

    /**
     * The role of whoever sends a request, ready to be used.
     *
     * @param wanted one of these
     * @throws Problem 401 for nobody; 404 for somebody with none of them; 403 {@code second_factor_missing} or
     *     {@code second_factor_needed} until there is such a proof
     */
    public PlatformRole require(HttpServletRequest request, Set<PlatformRole> wanted) {
        var member = Member.of(request);
        var account = accounts.find(member.person())
                .map(Accounts.Stored::account)
                .filter(found -> found.role() != null && wanted.contains(found.role()))
                .orElseThrow(() -> Problem.notFound("There is nothing here."));
        return switch (need(member, account)) {
            case NOTHING -> Objects.requireNonNull(account.role());
            case SET_UP ->
                throw Problem.forbidden("Your role needs a passkey or an authenticator app.")
                        .code("second_factor_missing");
            case PROVE ->
                throw Problem.forbidden("Prove with your passkey or authenticator app that it is you.")
                        .code("second_factor_needed");
        };
    }

    /** What a browser in which somebody is signed in lacks for their role. */
    Need need(Member member, Account account) {
        return account.role() == null ? Need.NOTHING : need(account, devices.isStrong(member.device()));
    }

    /**
     * The same where somebody has just signed in.
     *
     * @param isStrong whether by a passkey, or by two things
     */
    Need need(Account account, boolean isStrong) {
        if (account.role() == null || isStrong) {
            return Need.NOTHING;
        }
        var person = account.person();
        return ways.hasStrong(person) || secondFactor.isSet(person) ? Need.PROVE : Need.SET_UP;
    }
}
