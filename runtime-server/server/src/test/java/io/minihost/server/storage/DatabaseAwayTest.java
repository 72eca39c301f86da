package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "58030", "55P03", "40001"})
    void isWhatPasses(String state) {
        var failure = new IllegalStateException(new SQLException("gone", state));
        assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
        assertThat(DatabaseAway.state(failure)).isEqualTo(state);
    }

    @Test
    void isAConnectionThatIsGone() {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("Connection is closed"))))
                .isTrue();
        assertThat(DatabaseAway.isCauseOf(new SQLTransientConnectionException("no connection", "00000")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42P01"})
    void isNothingElse(String state) {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException("no"))).isFalse();
    }
}
