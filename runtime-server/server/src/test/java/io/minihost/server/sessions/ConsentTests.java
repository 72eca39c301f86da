package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.Permissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The host's own questions: asked past the program, answered by the person alone. */
class ConsentTests extends SessionTest {

    @Autowired
    Permissions permissions;

    private static final String LOCATION = "{\"scope\":\"scope.userLocation\",\"reason\":\"near you\"}";

    @Test
    void asksOnceAndRemembersTheAnswer() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "authorize", LOCATION);
        JsonNode ask = ask(view);
        assertThat(ask.get("name").stringValue()).isEqualTo("consent");
        assertThat(ask.get("args").get("reason").stringValue()).isEqualTo("near you");
        answer(view, ask, "{\"granted\":false}");
        assertThat(view.awaitText("reply 1")).contains("false", "auth deny");
        call(view, "authorize", LOCATION);
        assertThat(view.awaitText("reply 2")).contains("false", "auth deny");
        call(view, "getSetting", "{}");
        assertThat(view.awaitText("reply 3")).contains("\"scope.userLocation\":false");
        call(view, "openSetting", "{}");
        answer(view, ask(view), "{\"granted\":{\"scope.userLocation\":true,\"scope.bluetooth\":true,\"x\":true}}");
        assertThat(view.awaitText("reply 4"))
                .contains("\"scope.userLocation\":true")
                .doesNotContain("bluetooth", "\"x\"");
        call(view, "getLocation", "{\"type\":\"wgs84\"}");
        JsonNode place = ask(view);
        assertThat(place.get("name").stringValue()).isEqualTo("location");
        answer(view, place, "{\"latitude\":48.5,\"longitude\":9}");
        assertThat(view.awaitText("reply 5")).contains("48.5");
    }

    @Test
    void takesBackWhatItHasNoNameFor() {
        permissions.set(person, program().appId(), "scope.future", true);
        permissions.set(person, program().appId(), "scope.bluetooth", true);
        ProtocolDriver view = visit();
        view.join();
        call(view, "openSetting", "{}");
        JsonNode ask = ask(view);
        assertThat(ask.at("/args/granted/scope.future").booleanValue()).isTrue();
        answer(view, ask, "{\"granted\":{\"scope.future\":false,\"scope.bluetooth\":false,\"scope.other\":false}}");
        assertThat(view.awaitText("reply 1"))
                .contains("\"scope.future\":false", "\"scope.bluetooth\":false")
                .doesNotContain("scope.other");
    }

    @Test
    void asksAgainOfAViewThatComesBack() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "authorize", LOCATION);
        JsonNode first = ask(view);
        view.drop();
        view.join();
        JsonNode again = ask(view);
        assertThat(again).isEqualTo(first);
        answer(view, again, "{\"granted\":true}");
        assertThat(view.awaitText("reply 1")).contains("true");
    }

    @Test
    void takesNoAnswerFromTheProgram() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "authorize", LOCATION);
        JsonNode ask = ask(view);
        // Whatever a program sends, an answer comes with a frame of its own kind or not at all.
        call(view, "answer", "{\"id\":%s,\"ok\":true,\"value\":{\"granted\":true}}".formatted(ask.get("id")));
        assertThat(view.awaitText("reply 2")).contains("not supported");
        view.event("tap", "{\"t\":\"answer\",\"id\":%s,\"ok\":true}".formatted(ask.get("id")));
        call(view, "getSetting", "{}");
        assertThat(view.awaitText("reply 3")).contains("{\"authSetting\":{}}");
        answer(view, ask, "{\"granted\":false}");
        assertThat(view.awaitText("reply 1")).contains("auth deny");
    }

    @Test
    void refusesScopesThatNobodyHasOrCanUse() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "authorize", "{\"scope\":\"scope.money\"}");
        assertThat(view.awaitText("reply 1")).contains("invalid scope");
        call(view, "authorize", "{\"scope\":\"scope.werun\"}");
        assertThat(view.awaitText("reply 2")).contains("auth deny");
    }

    private static void call(ProtocolDriver view, String name, String arguments) {
        view.event("call", "{\"name\":\"%s\",\"args\":%s}".formatted(name, arguments));
    }

    private static JsonNode ask(ProtocolDriver view) {
        return view.await(frame -> ProtocolDriver.is(frame, "ask"));
    }

    private static void answer(ProtocolDriver view, JsonNode ask, String value) {
        view.send("{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":%s}".formatted(ask.get("id"), value));
    }
}
