package io.minihost.server.payments.door;

import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a call is signed with.
 *
 * @param timestamp seconds
 * @param serial names the key
 */
record Authorization(MchId mchid, String serial, long timestamp, String nonce, String signature) {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("\\s*(\\w+)=\"([^\"]*)\"\\s*(?:,|$)");
    private static final int LENGTH_MAX = 4096;
    private static final int NONCE_MAX = 64;

    static Authorization parse(String header) {
        if (header.length() > LENGTH_MAX || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw PayRefusal.of(PayError.SIGN_ERROR, "Authorization is no WECHATPAY2-SHA256-RSA2048");
        }
        var parts = new HashMap<String, String>();
        PART.matcher(header.substring(SCHEME.length()))
                .results()
                .forEach((MatchResult part) -> parts.putIfAbsent(part.group(1), part.group(2)));
        var nonce = part(parts, "nonce_str");
        if (nonce.length() > NONCE_MAX || nonce.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw PayRefusal.of(PayError.SIGN_ERROR, "nonce_str has up to %d letters".formatted(NONCE_MAX));
        }
        return new Authorization(
                MchId.parse(part(parts, "mchid"))
                        .orElseThrow(() -> PayRefusal.of(PayError.SIGN_ERROR, "mchid is no merchant's")),
                part(parts, "serial_no"),
                seconds(part(parts, "timestamp")),
                nonce,
                part(parts, "signature"));
    }

    private static String part(Map<String, String> parts, String name) {
        var value = parts.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw PayRefusal.of(PayError.SIGN_ERROR, "Authorization lacks " + name);
        }
        return value;
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw PayRefusal.of(PayError.SIGN_ERROR, "timestamp is no number of seconds");
        }
    }
}
