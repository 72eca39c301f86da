package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever knows a guest's cookie, because they have put it into somebody's browser, has nothing of the account made with it. */
class GuestCookieTests extends SessionTest {

    private static final String PASSWORD = "correct horse battery";

    private final String name = "guest" + UUID.randomUUID().toString().substring(0, 8);

    /** Makes an account of the test's guest; returns what the browser sends from then on. */
    private String signUp() {
        return device(account("sign-up", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD)));
    }

    private HttpResponse<String> account(String call, String body) {
        return server().send(server().request("/_a/" + call)
                .header("Cookie", People.COOKIE + "=" + people.cookieValue(person))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String device(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        return cookies.stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> cookie.startsWith("minihost_device="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void visitsGoOnForTheAccountOnly() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        String device = signUp();
        view.awaitClose();
        ProtocolDriver planted = view(session, person);
        planted.connect();
        planted.sendJoin();
        assertThat(planted.awaitEnd().get("code").stringValue()).isEqualTo("forbidden");
        ProtocolDriver own = view(session, device);
        assertThat(own.join().get("t").stringValue()).isEqualTo("welcome");
    }

    @Test
    void aConnectionFromBeforeJoinsNothing() {
        SessionId session = reserve(person);
        ProtocolDriver early = view(session, person);
        early.connect();
        signUp();
        early.sendJoin();
        assertThat(early.awaitEnd().get("code").stringValue()).isEqualTo("forbidden");
    }

    @Test
    void whoIsSignedOutJoinsNothing() {
        String device = signUp();
        SessionId session = reserve(person);
        ProtocolDriver early = view(session, device);
        early.connect();
        server().send(server().request("/_a/sign-out").header("Cookie", device).POST(BodyPublishers.noBody()));
        early.sendJoin();
        assertThat(early.awaitEnd().get("code").stringValue()).isEqualTo("forbidden");
    }
}
