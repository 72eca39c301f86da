package io.minihost.server.sessions.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.sessions.wire.ClientFrame;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this side tells guests has the form that the guest's tests read. */
class GuestMessageTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<JsonNode> messages() {
        return JSON.readTree(Path.of("../web/protocol/fixtures/guest-messages.json"))
                .get("accepted")
                .valueStream()
                // The sandbox's own.
                .filter(message -> !message.get("t").stringValue().equals("timer"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void saysWhatGuestsUnderstand(JsonNode message) {
        assertThat(JSON.readTree(written(message).text())).isEqualTo(message);
    }

    private static Message written(JsonNode message) {
        return switch (message.get("t").stringValue()) {
            case "input" ->
                Message.input(new ClientFrame.Input(1, message.get("m").toString()));
            case "reply" ->
                Message.reply(
                        message.get("id").longValue(),
                        message.get("ok").booleanValue(),
                        message.get("value").toString());
            case "notice" ->
                Message.notice(
                        message.get("topic").stringValue(), message.get("value").toString());
            case "snapshot" -> Message.SNAPSHOT;
            default -> throw new AssertionError("this side never says " + message);
        };
    }
}
