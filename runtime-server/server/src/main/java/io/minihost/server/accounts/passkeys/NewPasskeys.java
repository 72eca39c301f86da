package io.minihost.server.accounts.passkeys;

import io.minihost.server.accounts.Nickname;
import io.minihost.server.accounts.Username;
import io.minihost.server.accounts.devices.DeviceNames;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Passkeys of people who are to have an account. */
@Component
public class NewPasskeys {

    private final Passkeys passkeys;
    private final RelyingParties parties;

    NewPasskeys(Passkeys passkeys, RelyingParties parties) {
        this.passkeys = passkeys;
        this.parties = parties;
    }

    /** What their device needs to make one. */
    public PasskeyOptions.Creation options(
            HttpServletRequest request,
            ChallengePurpose purpose,
            PersonId person,
            Username username,
            Nickname nickname) {
        return passkeys.creation(parties.require(request), purpose, person, username.value(), nickname.value());
    }

    /** For whom a device was asked to make one, as long as nobody has answered. */
    public PersonId asked(Attestation made, ChallengePurpose purpose) {
        return passkeys.asked(made, purpose);
    }

    /** Keeps it, under the browser's name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(HttpServletRequest request, PersonId person, Attestation made) {
        var name = DeviceNames.of(request);
        passkeys.keep(parties.require(request), person, name, made);
    }
}
