package io.minihost.server.accounts.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.accounts.passkeys.SoftPasskey;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator wants people to agree to. */
class TermsTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String TEXTS =
            "{\"texts\":{\"en\":{\"terms\":\"# Be kind\\n\\nAlways.\",\"privacy\":\"We keep little.\"}}";

    @Autowired
    JdbcClient jdbc;

    private final String name = "ted" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void none() {
        jdbc.sql("delete from terms_version").update();
        jdbc.sql("delete from terms_agreement").update();
    }

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private HttpResponse<String> publish(String more, String... ifMatch) {
        var request = server().request("/api/v1/terms")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(TEXTS + more + "}"));
        return server().send(ifMatch.length == 0 ? request : request.header("If-Match", ifMatch[0]));
    }

    private HttpResponse<String> signUp(Browser browser, @Nullable Integer terms) {
        var body = new HashMap<String, Object>(Map.of("username", name, "password", PASSWORD));
        if (terms != null) {
            body.put("terms", terms);
        }
        return browser.post("/_a/sign-up", body);
    }

    private void publishAtOnce() {
        var made = publish("");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    }

    @Test
    void nothingIsAskedWithoutThem() {
        Browser browser = browser();
        assertThat(Browser.json(browser.get("/_a/terms")).get("version").intValue())
                .isZero();
        assertThat(signUp(browser, null).statusCode()).isEqualTo(200);
        assertThat(browser.me().get("agree").isNull()).isTrue();
        publishAtOnce();
        var empty = server().send(server().request("/api/v1/terms")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"texts\":{}}")));
        assertThat(empty.statusCode()).as(empty.body()).isEqualTo(200);
        assertThat(browser.me().get("agree").isNull())
                .as("taken back by the operator")
                .isTrue();
    }

    @Test
    void whoMakesAnAccountAgreesFirst() {
        publishAtOnce();
        Browser browser = browser();
        var shown = Browser.json(browser.get("/_a/terms"));
        assertThat(shown.get("terms").stringValue()).startsWith("# Be kind");
        HttpResponse<String> refused = signUp(browser, null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Browser.code(refused)).isEqualTo("terms_needed");
        assertThat(Browser.code(signUp(browser, 7))).isEqualTo("terms_changed");
        assertThat(jdbc.sql("select count(*) from account where username = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(signUp(browser, shown.get("version").intValue()).statusCode())
                .isEqualTo(200);
        assertThat(browser.me().get("agree").isNull()).isTrue();
    }

    @Test
    void soDoesWhoeverHasAPasskeyOnly() {
        publishAtOnce();
        String origin = "http://localhost:" + server().base().getPort();
        Browser browser = new Browser(URI.create(origin));
        browser.get("/");
        var applicant = Map.of("username", name);
        var made = new SoftPasskey(origin).make(Browser.json(browser.post("/_a/passkeys/sign-up/options", applicant)));
        var refused = browser.post("/_a/passkeys/sign-up", Map.of("applicant", applicant, "made", made));
        assertThat(Browser.code(refused)).isEqualTo("terms_needed");
        var joined = browser.post("/_a/passkeys/sign-up", Map.of("applicant", applicant, "made", made, "terms", 1));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(browser.me().get("agree").isNull()).isTrue();
    }

    @Test
    void whoHasAnAccountIsAskedBeforeTheyGoOn() {
        Browser browser = browser();
        signUp(browser, null);
        var program = server().register("Later");
        publishAtOnce();
        assertThat(browser.me().get("agree").intValue()).isEqualTo(1);
        HttpResponse<String> open = browser.get("/p/" + program + "/pages/a?b=c");
        assertThat(open.statusCode()).isEqualTo(302);
        assertThat(open.headers().firstValue("Location").orElse(""))
                .isEqualTo("/agree?next=%2Fp%2F" + program + "%2Fpages%2Fa%3Fb%3Dc");
        assertThat(Browser.code(browser.send("PUT", "/_h/pins/" + program, Map.of())))
                .isEqualTo("terms_needed");
        assertThat(Browser.code(browser.post("/api/v1/organisations", Map.of("name", "Mine"))))
                .isEqualTo("terms_needed");
        assertThat(browser.get("/_h/settings").statusCode()).isEqualTo(200);
        assertThat(browser.post("/_a/data", Map.of()).statusCode()).isEqualTo(204);
        assertThat(browser.post("/_a/leaving", Map.of()).statusCode()).isEqualTo(200);
        assertThat(Browser.code(browser.post("/_a/terms/agreement", Map.of("version", 2))))
                .isEqualTo("terms_changed");
        assertThat(browser.post("/_a/terms/agreement", Map.of("version", 1)).statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/p/" + program).statusCode())
                .as("there is nothing to open yet")
                .isEqualTo(404);
        assertThat(publish(",\"asksAgain\":false").statusCode()).isEqualTo(200);
        assertThat(browser.me().get("agree").isNull()).as("it means the same").isTrue();
        publish("");
        assertThat(browser.me().get("agree").intValue()).isEqualTo(3);
        Browser guest = browser();
        assertThat(guest.get("/p/" + program).statusCode())
                .as("guests agree to nothing")
                .isEqualTo(404);
    }

    @Test
    void operatorsPublishThem() {
        assertThat(publish("", "\"0\"").statusCode()).isEqualTo(200);
        assertThat(publish("", "\"0\"").statusCode())
                .as("somebody else has meanwhile")
                .isEqualTo(412);
        assertThat(publish("", "\"1\"").statusCode()).isEqualTo(200);
        var current = server().get("/api/v1/terms");
        assertThat(current.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(server().get("/api/v1/terms/1").statusCode()).isEqualTo(200);
        assertThat(server().get("/api/v1/terms/3").statusCode()).isEqualTo(404);
        var foreign = server().send(server().request("/api/v1/terms")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"texts\":{\"fr\":{\"terms\":\"a\",\"privacy\":\"b\"}}}")));
        assertThat(Browser.code(foreign)).isEqualTo("bad_language");
        Browser browser = browser();
        signUp(browser, 2);
        assertThat(browser.send("PUT", "/api/v1/terms", Map.of("texts", Map.of()))
                        .statusCode())
                .isEqualTo(403);
    }
}
