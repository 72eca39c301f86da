package io.minihost.server.programs.rollout;

import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.PersonId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Decides who is among the first to get a version: the same people of a program each time, and others of another program. */
final class RolloutBucket {

    private static final int BUCKETS = 100;

    private RolloutBucket() {}

    /**
     * A number from 0 to 99; who has a number below the percentage gets the version.
     *
     * @param salt of the program
     */
    static int of(PersonId person, UUID salt) {
        var hash = Sha256.of(salt + "/" + person);
        return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), BUCKETS);
    }
}
