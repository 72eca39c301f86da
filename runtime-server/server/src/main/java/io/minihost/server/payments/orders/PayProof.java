package io.minihost.server.payments.orders;

import org.springframework.modulith.NamedInterface;

/** What somebody has just proved with that it is them who pay. Whoever calls has checked it. */
@NamedInterface("proof")
public enum PayProof {
    PIN,
    PASSKEY,
    /** nobody has: a rehearsal pays by itself, with test money */
    REHEARSAL
}
