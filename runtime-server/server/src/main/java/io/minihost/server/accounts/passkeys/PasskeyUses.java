package io.minihost.server.accounts.passkeys;

import java.nio.ByteBuffer;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * How often a device says that a key was used before. Devices that count say a higher number each time; the framework compares it
 * with the number of the day on which the key was made, and not with the last one.
 */
record PasskeyUses(long before) {

    /** In what a device signs: after the host's hash and a byte of flags. */
    private static final int PLACE = 33;

    /** @throws Copied when it is no higher: another device has the key too */
    void check(Bytes signed) {
        var now = Integer.toUnsignedLong(ByteBuffer.wrap(signed.getBytes()).getInt(PLACE));
        if ((now > 0 || before > 0) && now <= before) {
            throw new Copied();
        }
    }

    /** Somebody else has the key. */
    static final class Copied extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
