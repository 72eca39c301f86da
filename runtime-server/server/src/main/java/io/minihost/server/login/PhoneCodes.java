package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.util.Optional;

/** Codes that a program gets for a person's phone number, and that its server exchanges once for the number. */
public interface PhoneCodes {

    /**
     * A phone number that a person has proved to have.
     *
     * @param countryCode digits without plus, such as 86
     * @param number without country code
     */
    record Phone(String countryCode, String number) {}

    /** What a program's server asks with. */
    enum Outcome {
        REDEEMED,
        /** Unknown, used before, or too old. */
        INVALID,
        OF_ANOTHER_PROGRAM,
        OF_ANOTHER_PERSON
    }

    /**
     * What became of it.
     *
     * @param phone empty unless it was redeemed
     */
    record Redemption(Outcome outcome, Optional<Phone> phone) {}

    /** A code for somebody who has agreed to it, good for five minutes. */
    String issue(PersonId person, AppId program, Phone phone);

    /**
     * Uses a code up.
     *
     * @param person whose it must be; empty when the program's server does not say. A code of somebody else stays good
     */
    Redemption redeem(String code, AppId program, Optional<PersonId> person);
}
