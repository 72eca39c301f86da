package io.minihost.server.sessions.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Frames as the view's own tests read them: one file for both sides of the wire. */
class WireFixtureTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @MethodSource("clientAccepted")
    void understandsWhatViewsSay(JsonNode frame) {
        ClientFrame read = ClientFrame.parse(frame.toString());
        switch (read) {
            case ClientFrame.Join join -> {
                assertThat(join.session()).isEqualTo(frame.get("session").stringValue());
                assertThat(join.seq()).isEqualTo(frame.get("seq").longValue());
                assertThat(join.device()).isEqualTo(frame.get("device"));
                assertThat(join.url().query()).isEqualTo(frame.at("/url/query").stringValue());
            }
            case ClientFrame.Input input -> {
                assertThat(input.n()).isEqualTo(frame.get("n").longValue());
                assertThat(JSON.readTree(input.message())).isEqualTo(frame.get("m"));
            }
            case ClientFrame.Answer answer -> {
                assertThat(answer.id()).isEqualTo(frame.get("id").longValue());
                assertThat(answer.ok()).isEqualTo(frame.get("ok").booleanValue());
                assertThat(JSON.readTree(answer.value())).isEqualTo(frame.get("value"));
            }
            case ClientFrame.Ack ack ->
                assertThat(ack.seq()).isEqualTo(frame.get("seq").longValue());
            case ClientFrame.Ping ping ->
                assertThat(frame.get("t").stringValue()).isEqualTo("ping");
        }
    }

    @ParameterizedTest
    @MethodSource("clientRefused")
    void refusesWhatNoViewSays(String frame) {
        assertThatThrownBy(() -> ClientFrame.parse(frame)).isInstanceOf(ProtocolViolation.class);
    }

    @ParameterizedTest
    @MethodSource("serverAccepted")
    void saysWhatViewsUnderstand(JsonNode frame) {
        assertThatCode(() -> assertThat(JSON.readTree(written(frame))).isEqualTo(frame))
                .doesNotThrowAnyException();
    }

    /** The same frame, as this side writes it. */
    private static String written(JsonNode frame) {
        return switch (frame.get("t").stringValue()) {
            case "welcome" ->
                ServerFrames.welcome(
                        SessionId.parse(frame.get("session").stringValue()).orElseThrow(),
                        frame.get("epoch").stringValue(),
                        frame.get("n").longValue(),
                        frame.get("resumed").booleanValue(),
                        frame.get("files").stringValue(),
                        frame.get("ws").stringValue());
            case "do" -> {
                List<String> commands = new ArrayList<>();
                frame.get("m").forEach(command -> commands.add(command.toString()));
                yield ServerFrames.patch(frame.get("seq").longValue(), commands);
            }
            case "ack" -> ServerFrames.ack(frame.get("n").longValue());
            case "pong" -> ServerFrames.PONG;
            case "ask" -> {
                long id = frame.get("id").longValue();
                String name = frame.get("name").stringValue();
                String args = frame.get("args").toString();
                yield frame.has("after")
                        ? ServerFrames.ask(id, name, args, frame.get("after").longValue())
                        : ServerFrames.ask(id, name, args);
            }
            case "end" ->
                ServerFrames.end(new SessionEnd(
                        Arrays.stream(SessionEnd.Code.values())
                                .filter(code ->
                                        code.wireName().equals(frame.get("code").stringValue()))
                                .findFirst()
                                .orElseThrow(),
                        Attribution.valueOf(
                                frame.get("attribution").stringValue().toUpperCase(java.util.Locale.ROOT)),
                        frame.get("message").stringValue()));
            case "restarted" -> ServerFrames.restarted(frame.get("message").stringValue());
            case "elsewhere" -> ServerFrames.elsewhere(frame.get("ws").stringValue());
            default -> throw new AssertionError("this side never says " + frame);
        };
    }

    /** Views are told of every end that there is. */
    @Test
    void hasEveryCodeOfAnEnd() {
        assertThat(serverAccepted()
                        .filter(frame -> frame.get("t").stringValue().equals("end"))
                        .map(frame -> frame.get("code").stringValue()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SessionEnd.Code.values())
                        .map(SessionEnd.Code::wireName)
                        .toList());
    }

    /** What the guest wants of the view goes through this side untouched. */
    @Test
    void carriesCommandsAsTheyAre() {
        var commands = fixture("view-commands.json", "commands").toList();
        var patch =
                ServerFrames.patch(7, commands.stream().map(JsonNode::toString).toList());
        assertThat(JSON.readTree(patch).get("m").valueStream()).containsExactlyElementsOf(commands);
    }

    static Stream<JsonNode> clientAccepted() {
        return fixture("client-frames.json", "accepted");
    }

    static Stream<String> clientRefused() {
        return fixture("client-frames.json", "refused").map(JsonNode::stringValue);
    }

    static Stream<JsonNode> serverAccepted() {
        return fixture("server-frames.json", "accepted");
    }

    private static Stream<JsonNode> fixture(String file, String list) {
        return JSON.readTree(Path.of("../web/protocol/fixtures", file))
                .get(list)
                .valueStream();
    }
}
