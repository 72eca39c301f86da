package io.minihost.server.common.crypto;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** How tokens look, so that those who search texts for secrets know them, and what is mistyped costs no look into the database. */
public final class TokenText {

    private static final String PREFIX = "mh_";
    private static final int BYTES = 20;
    private static final int START = 8;
    private static final Pattern FORM = Pattern.compile("mh_([0-9a-f]{40})([0-9a-f]{8})");

    private TokenText() {}

    /** A new one: prefix, 160 random bits, and their CRC-32, in hex. */
    public static String random() {
        var secret = RandomText.hex(BYTES);
        return PREFIX + secret + checksum(secret);
    }

    /** Whether it claims to be one and cannot be. */
    public static boolean isBroken(String token) {
        if (!token.startsWith(PREFIX)) {
            return false;
        }
        var form = FORM.matcher(token);
        return !form.matches() || !checksum(form.group(1)).equals(form.group(2));
    }

    /** As much of it as may be shown. */
    public static String start(String token) {
        return token.substring(0, START);
    }

    private static String checksum(String secret) {
        var crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }
}
