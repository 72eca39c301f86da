package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a program says becomes a header field of its own. */
class RequestHeadersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "chat\r\nX-Admin: 1",
                "chat\n",
                "a,b",
                "a\0",
                "a\u007f",
                "\u4e2d",
                "a\u010d\u010a",
                "a;b",
                "\"a\""
            })
    void refusesWhatIsNoToken(String name) {
        assertThatThrownBy(() -> RequestHeaders.protocols(List.of(name))).isInstanceOf(OutboundFailure.class);
        assertThatThrownBy(() -> RequestHeaders.sendable(List.of(new OutboundHeader(name, "v"))))
                .isInstanceOf(OutboundFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: 1", "a\nb", "a\rb", "a\0", "\u001b[2J", "\u007f"})
    void refusesValuesThatEndTheirLine(String value) {
        assertThatThrownBy(() -> RequestHeaders.sendable(List.of(new OutboundHeader("X-A", value))))
                .isInstanceOf(OutboundFailure.class);
    }

    @Test
    void takesTenDifferentProtocols() throws OutboundFailure {
        var ten = IntStream.range(0, 10).mapToObj(i -> "v" + i + ".chat").toList();
        assertThat(RequestHeaders.protocols(ten)).isEqualTo(ten);
        assertThatThrownBy(() -> RequestHeaders.protocols(Collections.nCopies(2, "chat")))
                .isInstanceOf(OutboundFailure.class);
        assertThatThrownBy(() -> RequestHeaders.protocols(
                        IntStream.range(0, 11).mapToObj(i -> "v" + i).toList()))
                .isInstanceOf(OutboundFailure.class);
        assertThatThrownBy(() -> RequestHeaders.protocols(List.of("x".repeat(101))))
                .isInstanceOf(OutboundFailure.class);
    }
}
