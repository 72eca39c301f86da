package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.Devices;
import org.springframework.stereotype.Component;

/** Says what people lack to use their role on the platform: it counts where they are signed in by a passkey, or by two things. */
@Component
public class PlatformRoles {

    private final Devices devices;
    private final WaysIn ways;
    private final SecondFactor secondFactor;

    PlatformRoles(Devices devices, WaysIn ways, SecondFactor secondFactor) {
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
