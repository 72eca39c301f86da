package io.minihost.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.client.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNumbersTests {

    @ParameterizedTest
    @CsvSource({
        "'', 1.0.0",
        "1.0.0, 1.0.1",
        "1.0.9 1.0.10, 1.0.11",
        "2.0.0 1.9.9, 2.0.1",
        "nightly 0.3.4 2026-11-20, 0.3.5",
        "1.2 v1.2.3, 1.0.0"
    })
    void countsFromTheHighest(String existing, String next) {
        List<Version> versions = Arrays.stream(existing.split(" ", -1))
                .map(number -> new Version(number, "h", "development", 0, null, null))
                .toList();
        assertThat(VersionNumbers.next(versions)).isEqualTo(next);
    }
}
