package io.minihost.server.payments.orders;

/** What somebody has just proved with that it is them who pay. Whoever calls has checked it. */
public enum PayProof {
    PIN,
    PASSKEY
}
