package io.minihost.server.accounts.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as the standard has them. */
class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six digits of the examples in RFC 6238. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "20000000000,353130"})
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second + 30), 0))
                .hasValue(second / 30);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second + 60), 0))
                .isEmpty();
    }

    @Test
    void takesNoneTwiceAndNoneThatIsOlder() {
        var now = Instant.ofEpochSecond(1_111_111_109);
        long step = now.getEpochSecond() / 30;
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
        assertThat(Totp.step(SECRET, "", now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, "x".repeat(10_000), now, 0)).isEmpty();
    }

    @Test
    void writesSecretsAsAppsReadThem() {
        assertThat(Totp.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
