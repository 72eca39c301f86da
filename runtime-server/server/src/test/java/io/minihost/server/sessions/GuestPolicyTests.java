package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A host that shows programs to nobody but people with an account. */
@TestPropertySource(properties = "minihost.guests=none")
class GuestPolicyTests extends SessionTest {

    private HttpResponse<String> open(String path) {
        return server().send(HttpRequest.newBuilder(server().base().resolve(path))
                .header("Accept-Language", "en")
                .header("User-Agent", "Mozilla/5.0"));
    }

    @Test
    void leadsGuestsToWhereTheySignIn() {
        var answer = open("/p/" + program().appId() + "/pages/index/index?a=1&b=%26");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body().replace("&#x3D;", "="))
                .contains("Please sign in")
                .contains("/sign-in?next=%2Fp%2F" + program().appId() + "%2Fpages%2Findex%2Findex%3Fa%3D1%26b%3D%2526");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void givesGuestsNoCode() {
        ProtocolDriver view = visit();
        view.join();
        view.event("call", "{\"name\":\"login\",\"args\":{}}");
        JsonNode ask = view.await(frame -> ProtocolDriver.is(frame, "ask"));
        assertThat(ask.get("name").stringValue()).isEqualTo("signIn");
        view.send("{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":{\"signedIn\":false}}".formatted(ask.get("id")));
        assertThat(view.awaitText("reply 1")).contains("auth deny");
    }
}
