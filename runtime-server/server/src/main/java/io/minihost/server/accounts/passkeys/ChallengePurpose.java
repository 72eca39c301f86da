package io.minihost.server.accounts.passkeys;

/** What a device signs something for. */
public enum ChallengePurpose {
    SIGN_UP,
    SIGN_IN,
    ADD,
    PROVE,
    /** Of the first operator's account. */
    SET_UP,
    /** Of one thing that the person does, which the challenge names. */
    CONFIRM
}
