package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.sessions.wire.WireSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values that are JSON, and more than anybody means: from views, and from programs that build their own messages. */
class HostileValueTests extends HostCallTest {

    private static final String DEEP_NAME = "deep";
    private static final String LONG_NAME = "long";

    private static final String DEEP = "{\"a\":".repeat(700) + "1" + "}".repeat(700);
    private static final String LONG = "{\"a\":" + "9".repeat(2000) + "}";

    @ParameterizedTest
    @ValueSource(strings = {DEEP_NAME, LONG_NAME})
    void refusesADeviceThatNobodyHas(String which) {
        ProtocolDriver view = visit();
        view.connect();
        view.send("{\"t\":\"join\",\"session\":\"s\",\"seq\":0,\"epoch\":null,\"device\":%s,\"url\":{}}"
                .formatted(value(which)));
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("bad-message");
    }

    @Test
    void answersCallsThatItCannotRead() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        call(view, "request", DEEP);
        assertThat(failure(view, 1)).contains("parameter error");
        call(view, "abort", DEEP);
        assertThat(failure(view, 2)).contains("parameter error");
        view.tap("still");
        view.awaitText("tap 1 still");
        assertThat(entries(session)).noneMatch(entry -> entry.message().contains("internal error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEEP_NAME, LONG_NAME})
    void takesAnAnswerThatItCannotReadForNone(String which) {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("look", "{\"look\":\"pixels\"}");
        JsonNode ask = view.await(frame -> ProtocolDriver.is(frame, "ask"));
        view.send("{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":%s}".formatted(ask.get("id"), value(which)));
        assertThat(view.awaitText("looked ")).contains("\"ok\":false", "cannot be read");
        assertThat(entries(session)).noneMatch(entry -> entry.message().contains("internal error"));
    }

    @Test
    void asksWithHalvesOfCharacters() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "chooseLocation", "{\"name\":\"half \\ud800\"}");
        JsonNode ask = view.await(frame -> ProtocolDriver.is(frame, "ask"));
        assertThat(ask.at("/args/name").stringValue()).isEqualTo("half \uFFFD");
        view.tap("still");
        view.awaitText("tap 1 still");
    }

    @Test
    void logsNamesThatNobodyGave() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("call", "{\"name\":\"of\\u0000what\\ud800\"}");
        failure(view, 1);
        view.event("call", "{\"name\":\"%s\"}".formatted("x".repeat(100_000)));
        failure(view, 2);
        assertThat(entries(session))
                .anyMatch(entry -> "of\uFFFDwhat\uFFFD".equals(entry.api()))
                .noneMatch(entry -> entry.message().length() > 21_000);
    }

    @Test
    void holdsOnlySomeOfWhatAViewSaysToABusyProgram() {
        ProtocolDriver view = visit();
        view.join();
        view.event("look", "{\"look\":\"pixels\"}");
        view.await(frame -> ProtocolDriver.is(frame, "ask"));
        for (int i = 0; i < 8; i++) {
            view.tap("x".repeat(900_000));
        }
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(WireSocket.JOIN_AGAIN);
        view.drop();
        view.connect();
        view.sendJoin();
        JsonNode again = view.await(frame -> ProtocolDriver.is(frame, "ask"));
        view.send("{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":1}".formatted(again.get("id")));
        view.awaitText("looked ");
    }

    private static String value(String which) {
        return which.equals(DEEP_NAME) ? DEEP : LONG;
    }
}
