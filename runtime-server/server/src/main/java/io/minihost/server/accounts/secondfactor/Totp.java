package io.minihost.server.accounts.secondfactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by the time of day, of six digits that change every 30 seconds (RFC 6238), as all authenticator apps make them. */
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** Clocks differ: a code of the step before and of the one after counts too. */
    private static final int STEPS_AROUND = 1;

    private Totp() {}

    /**
     * In which step of time a code is right, looking at steps around the present that come after one.
     *
     * @param used the last step whose code was used; it and those before it are over
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long used) {
        var given = code.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
        var present = now.getEpochSecond() / STEP_SECONDS;
        var found = OptionalLong.empty();
        for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
            var right = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(given, right) && step > used && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of one step of time. */
    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return ("%0" + DIGITS + "d").formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA1", e);
        }
    }

    /** As people type a secret: letters and digits, none of which look alike (RFC 4648, base32). */
    static String text(byte[] secret) {
        var text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte next : secret) {
            bits = (bits << Byte.SIZE) | (next & 0xff);
            count += Byte.SIZE;
            while (count >= 5) {
                count -= 5;
                text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((int) (bits >> count) & 31));
            }
        }
        return text.toString();
    }
}
