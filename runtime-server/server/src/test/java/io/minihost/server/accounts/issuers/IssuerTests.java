package io.minihost.server.accounts.issuers;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.accounts.Browser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with an account elsewhere: at a real issuer, at one that lies, and at one that is dead. */
class IssuerTests extends ServerTest {

    private static final RealIssuer REAL = new RealIssuer();
    private static final LyingIssuer LYING = new LyingIssuer();
    private static final String PASSWORD = "correct horse battery";

    private final String name = "zoe" + UUID.randomUUID().toString().substring(0, 8);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("minihost.outbound.allow", () -> "127.0.0.0/8");
        settings.add("minihost.oidc.real.issuer", RealIssuer::address);
        settings.add("minihost.oidc.real.client-id", () -> RealIssuer.CLIENT);
        settings.add("minihost.oidc.real.client-secret", () -> RealIssuer.SECRET);
        settings.add("minihost.oidc.real.label", () -> "Work");
        settings.add("minihost.oidc.lying.issuer", LYING::address);
        settings.add("minihost.oidc.lying.client-id", () -> LyingIssuer.CLIENT);
        settings.add("minihost.oidc.lying.client-secret", () -> LyingIssuer.SECRET);
        settings.add("minihost.oidc.dead.issuer", () -> "http://127.0.0.1:1");
        settings.add("minihost.oidc.dead.client-id", () -> "host");
        settings.add("minihost.oidc.dead.client-secret", () -> "secret");
    }

    @BeforeEach
    void honest() {
        LYING.reset();
        REAL.sendBackTo(server().base() + "/_a/issuers/real/back");
    }

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private Browser signUp() {
        Browser browser = browser();
        browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        return browser;
    }

    /** Where an issuer is to be visited. */
    private static URI begin(Browser browser, String issuer, boolean link, String next) {
        HttpResponse<String> way =
                browser.post("/_a/issuers/" + issuer + "/visits", Map.of("next", next, "link", link));
        assertThat(way.statusCode()).as(way.body()).isEqualTo(200);
        return URI.create(Browser.json(way).get("url").stringValue());
    }

    /** Signs in there, and brings the answer back. */
    private static String atReal(URI there, String person) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = TestServer.send(
                    client, HttpRequest.newBuilder(there).header("X-Person", person), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            var back = answer.headers().firstValue("Location").orElseThrow();
            assertThat(back).contains("code=");
            return back;
        }
    }

    private static String atLying(URI there, String... more) {
        var asked = LyingIssuer.parameters(there.getRawQuery());
        var answer = new LinkedHashMap<String, String>();
        answer.put("state", asked.get("state"));
        answer.put("code", LYING.code(asked));
        for (int i = 0; i < more.length; i += 2) {
            answer.put(more[i], more[i + 1]);
        }
        var back = new StringBuilder(asked.get("redirect_uri")).append('?');
        answer.forEach((key, value) -> back.append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return back.substring(0, back.length() - 1);
    }

    private static String back(Browser browser, String address) {
        var answer = browser.send(browser.request(
                URI.create(address).getRawPath() + "?" + URI.create(address).getRawQuery()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> arrive(Browser browser, Object... answers) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < answers.length; i += 2) {
            body.put((String) answers[i], answers[i + 1]);
        }
        return browser.post("/_a/issuers/arrival", body);
    }

    @Test
    void theRealOneSignsUpAndIn() {
        Browser first = browser();
        String back = atReal(begin(first, "real", false, "/scan"), "ann");
        assertThat(back(first, back)).isEqualTo("/sign-in/arrived");
        HttpResponse<String> asked = arrive(first);
        assertThat(Browser.code(asked)).as(asked.body()).isEqualTo("account_needed");
        assertThat(Browser.json(asked).get("label").stringValue()).isEqualTo("Work");
        assertThat(first.me().get("signedIn").booleanValue()).isFalse();
        HttpResponse<String> joined = arrive(first, "username", name);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(Browser.json(joined).get("recoveryCodes")).hasSize(10);
        assertThat(Browser.json(joined).get("next").stringValue()).isEqualTo("/scan");
        assertThat(first.me().get("username").stringValue()).isEqualTo(name);
        String id =
                Browser.json(first.get("/_a/issuers/links")).get(0).get("id").stringValue();
        assertThat(Browser.code(first.send("DELETE", "/_a/issuers/links/" + id, Map.of())))
                .isEqualTo("last_way_in");

        Browser second = browser();
        back(second, atReal(begin(second, "real", false, "/"), "ann"));
        assertThat(arrive(second).statusCode()).isEqualTo(200);
        assertThat(second.me().get("username").stringValue()).isEqualTo(name);
    }

    @Test
    void anAccountIsLinkedByWhoeverIsSignedInToBoth() {
        Browser browser = signUp();
        back(browser, atReal(begin(browser, "real", true, "/me"), "bob"));
        assertThat(arrive(browser).statusCode()).isEqualTo(200);
        Browser second = browser();
        back(second, atReal(begin(second, "real", false, "/"), "bob"));
        assertThat(arrive(second).statusCode()).isEqualTo(200);
        assertThat(second.me().get("username").stringValue()).isEqualTo(name);

        Browser other = browser();
        other.post("/_a/sign-up", Map.of("username", name + "2", "password", PASSWORD));
        back(other, atReal(begin(other, "real", true, "/me"), "bob"));
        assertThat(Browser.code(arrive(other))).isEqualTo("linked_already");

        String id =
                Browser.json(browser.get("/_a/issuers/links")).get(0).get("id").stringValue();
        assertThat(other.send("DELETE", "/_a/issuers/links/" + id, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.send("DELETE", "/_a/issuers/links/" + id, Map.of()).statusCode())
                .isEqualTo(204);
        Browser third = browser();
        back(third, atReal(begin(third, "real", false, "/"), "bob"));
        assertThat(Browser.code(arrive(third))).isEqualTo("account_needed");
    }

    @Test
    void whoSignsInMeanwhileIsAskedWhetherToLink() {
        signUp();
        LYING.person = name;
        Browser browser = browser();
        back(browser, atLying(begin(browser, "lying", false, "/")));
        assertThat(Browser.code(arrive(browser))).as("a name proves nothing").isEqualTo("account_needed");
        browser.post("/_a/sign-in", Map.of("username", name, "password", PASSWORD));
        assertThat(Browser.code(arrive(browser))).isEqualTo("link_or_not");
        assertThat(arrive(browser, "link", true).statusCode()).isEqualTo(200);
        assertThat(Browser.json(browser.get("/_a/issuers/links"))).hasSize(1);
    }

    @Test
    void addressesOfMailProveNothing() {
        Browser owner = browser();
        String mail = name + "@example.com";
        owner.post("/_a/sign-up", Map.of("username", mail, "password", PASSWORD));
        LYING.person = "stranger " + name;
        LYING.lie = claims -> claims.putAll(Map.of("email", mail, "email_verified", true, "preferred_username", mail));
        Browser browser = browser();
        back(browser, atLying(begin(browser, "lying", false, "/")));
        assertThat(Browser.code(arrive(browser))).isEqualTo("account_needed");
        assertThat(Browser.code(arrive(browser, "username", mail))).isEqualTo("username_taken");
        assertThat(browser.me().get("signedIn").booleanValue()).isFalse();
    }

    @Test
    void tokensThatLieAreRefused() {
        Map<String, Consumer<Map<String, Object>>> lies = Map.of(
                "nonce", claims -> claims.put("nonce", "of another visit"),
                "no nonce", claims -> claims.remove("nonce"),
                "audience", claims -> claims.put("aud", "another host"),
                "issuer", claims -> claims.put("iss", RealIssuer.address()),
                "expired", claims -> claims.put("exp", Date.from(Instant.now().minusSeconds(600))),
                "nobody", claims -> claims.remove("sub"));
        lies.forEach((what, lie) -> {
            LYING.lie = lie;
            assertFails(what);
        });
        LYING.reset();
        for (var seal : new LyingIssuer.Seal[] {
            LyingIssuer.Seal.OTHER_KEY, LyingIssuer.Seal.SHARED_SECRET, LyingIssuer.Seal.NONE
        }) {
            LYING.seal = seal;
            assertFails(seal.name());
        }
    }

    private void assertFails(String what) {
        Browser browser = browser();
        assertThat(back(browser, atLying(begin(browser, "lying", false, "/"))))
                .as(what)
                .startsWith("/sign-in?problem=issuer_failed");
        assertThat(Browser.code(arrive(browser))).as(what).isEqualTo("visit_lost");
    }

    @Test
    void anAnswerIsGoodOnceAndInOneBrowser() {
        Browser browser = browser();
        String back = atLying(begin(browser, "lying", false, "/"));
        Browser other = browser();
        assertThat(back(other, back)).as("without a visit").startsWith("/sign-in?problem=visit_lost");
        String others = atLying(begin(other, "lying", false, "/"));
        assertThat(back(browser, others)).as("another's answer").startsWith("/sign-in?problem=visit_lost");
        assertThat(back(browser, back.replace("/lying/", "/real/")))
                .as("as if another issuer had sent it")
                .startsWith("/sign-in?problem=visit_lost");
        assertThat(back(browser, back)).isEqualTo("/sign-in/arrived");
        assertThat(back(browser, back)).as("again").startsWith("/sign-in?problem=visit_lost");
        Browser mixed = browser();
        assertThat(back(mixed, atLying(begin(mixed, "lying", false, "/"), "iss", RealIssuer.address())))
                .as("says it is another")
                .startsWith("/sign-in?problem=issuer_failed");
        Browser refused = browser();
        String state = LyingIssuer.parameters(
                        begin(refused, "lying", false, "/").getRawQuery())
                .get("state");
        assertThat(back(refused, server().base() + "/_a/issuers/lying/back?error=access_denied&state=" + state))
                .startsWith("/sign-in?problem=issuer_refused");
    }

    @Test
    void nobodyIsLedElsewhere() {
        for (String next :
                new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example", "x"}) {
            Browser browser = browser();
            LYING.person = "person " + UUID.randomUUID();
            back(browser, atLying(begin(browser, "lying", false, next)));
            HttpResponse<String> done = arrive(browser, "username", "p" + UUID.randomUUID());
            assertThat(Browser.json(done).get("next").stringValue()).as(next).isEqualTo("/");
        }
    }

    @Test
    void aDeadOneIsShownAsSuch() {
        Browser browser = browser();
        HttpResponse<String> away = browser.post("/_a/issuers/dead/visits", Map.of("next", "/", "link", false));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(Browser.code(away)).isEqualTo("issuer_away");
        var listed = Browser.json(browser.get("/_a/issuers"));
        assertThat(listed).hasSize(3);
        assertThat(listed.get(0).get("name").stringValue()).isEqualTo("dead");
        assertThat(listed.get(0).get("away").booleanValue()).isTrue();
        assertThat(browser.post("/_a/issuers/none/visits", Map.of("next", "/", "link", false))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.code(browser.post("/_a/issuers/lying/visits", Map.of("next", "/", "link", true))))
                .as("nobody is signed in")
                .isEqualTo("not_signed_in");
    }
}
