package io.minihost.server.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.web.Problem;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTests {

    private static void refused(String digits, String... own) {
        Assertions.assertThatExceptionOfType(Problem.class)
                .as(digits)
                .isThrownBy(() -> new Pin(digits).requireHard(List.of(own)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", "111111", "123456", "654321", "012345", "890123", "121212", "112112", "123123", "123321",
                "112233", "789123", "147258", "999998", "520520", "123987"
            })
    void refusesWhatManyWouldChoose(String digits) {
        refused(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６", " 428613", "428613\n"})
    void refusesWhatIsNotSixDigits(String digits) {
        refused(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"428613", "739251", "135790", "246813", "314159", "900817", "258036"})
    void takesOthers(String digits) {
        new Pin(digits).requireHard(List.of("13911112222"));
    }

    @Test
    void refusesWhatIsKnownOfThePerson() {
        refused("428613", "mia", "13942861355");
        refused("428613", "mia428613");
    }

    /** A rule that refuses a tenth of them would help whoever guesses. */
    @Test
    void leavesNearlyAll() {
        var refused = 0;
        for (var number = 0; number < 1_000_000; number++) {
            try {
                new Pin("%06d".formatted(number)).requireHard(List.of());
            } catch (Problem e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(3_000, 12_000);
    }

    @Test
    void isInNoText() {
        assertThat(new Pin("428613").toString()).doesNotContain("428613");
    }
}
