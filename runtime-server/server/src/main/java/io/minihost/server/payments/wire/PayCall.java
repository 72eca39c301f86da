package io.minihost.server.payments.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the calls that merchants' servers make.
 *
 * @param path such as {@code /v3/pay/transactions/id/{transaction_id}}
 */
public record PayCall(String method, String path, Function<PayRequest, PayAnswer> answer) {

    /** Some calls that one feature answers. */
    @FunctionalInterface
    public interface Group {
        List<PayCall> calls();
    }

    /** What stands in the places of the names in the path; empty when it is another path. */
    public Optional<Map<String, String>> match(String given) {
        var wanted = path.split("/", -1);
        var parts = given.split("/", -1);
        if (wanted.length != parts.length) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (var at = 0; at < parts.length; at++) {
            if (wanted[at].startsWith("{")) {
                variables.put(wanted[at].substring(1, wanted[at].length() - 1), decode(parts[at]));
            } else if (!wanted[at].equals(parts[at])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String decode(String part) {
        try {
            var text = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            // What no number holds, and no database keeps, stays as it came.
            return text.chars().anyMatch(letter -> letter < ' ') ? part : text;
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
