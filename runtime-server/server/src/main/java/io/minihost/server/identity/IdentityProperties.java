package io.minihost.server.identity;

import io.minihost.server.common.InvalidSetting;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets of the host; each is made up and kept in a file when not given.
 *
 * @param operatorToken what the operator proves itself with
 * @param masterKey what every other key is derived from; see {@link #masterKeys()}
 */
@ConfigurationProperties("minihost")
record IdentityProperties(
        @Nullable String operatorToken, @Nullable String masterKey) {

    private static final int TOKEN_LENGTH_MIN = 20;
    static final String TOKEN_FORM = "at least 20 visible ASCII characters";
    private static final int MASTER_KEY_LENGTH_MIN = 16;
    private static final Pattern SEPARATOR = Pattern.compile("[,\\r\\n]");

    IdentityProperties {
        operatorToken = blankToNull(operatorToken);
        masterKey = blankToNull(masterKey);
        if (masterKey != null) {
            masterKeys(masterKey, "…");
        }
        if (operatorToken != null && !isToken(operatorToken)) {
            throw new InvalidSetting("minihost.operator-token", "…", TOKEN_FORM);
        }
    }

    /** The keys that are set, the one that writes first; none without the setting. */
    List<String> masterKeys() {
        return masterKey == null ? List.of() : masterKeys(masterKey, "…");
    }

    /**
     * The keys in a list, apart by commas or line ends.
     *
     * @param place where it stands, for the refusal
     */
    static List<String> masterKeys(String text, String place) {
        var keys = SEPARATOR
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < MASTER_KEY_LENGTH_MIN)) {
            throw new InvalidSetting(
                    "minihost.master-key",
                    place,
                    "at least 16 characters, better 32 random bytes; or several such keys, apart by commas");
        }
        return keys;
    }

    /** Whether a token is long enough that nobody guesses it, and can stand in a header field. */
    static boolean isToken(String token) {
        return token.matches("[\\x21-\\x7e]{" + TOKEN_LENGTH_MIN + ",}");
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
