package io.minihost.server.identity;

import io.minihost.server.common.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets of the host; each is made up and kept in a file when not given.
 *
 * @param operatorToken what the operator proves itself with
 * @param masterKey what every other key is derived from
 */
@ConfigurationProperties("minihost")
record IdentityProperties(
        @Nullable String operatorToken, @Nullable String masterKey) {

    private static final int TOKEN_LENGTH_MIN = 20;
    static final String TOKEN_FORM = "at least 20 visible ASCII characters";
    private static final int MASTER_KEY_LENGTH_MIN = 16;

    IdentityProperties {
        operatorToken = blankToNull(operatorToken);
        masterKey = blankToNull(masterKey);
        if (operatorToken != null && !isToken(operatorToken)) {
            throw new InvalidSetting("minihost.operator-token", "…", TOKEN_FORM);
        }
        if (masterKey != null && masterKey.length() < MASTER_KEY_LENGTH_MIN) {
            throw new InvalidSetting("minihost.master-key", "…", "at least 16 characters, better 32 random bytes");
        }
    }

    /** Whether a token is long enough that nobody guesses it, and can stand in a header field. */
    static boolean isToken(String token) {
        return token.matches("[\\x21-\\x7e]{" + TOKEN_LENGTH_MIN + ",}");
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
