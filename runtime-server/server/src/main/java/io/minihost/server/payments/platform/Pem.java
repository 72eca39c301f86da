package io.minihost.server.payments.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys and certificates as texts. */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String write(String what, byte[] der) {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }
}
