package io.minihost.server.accounts.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Passkeys against the real server, by a device that can lie. */
class PasskeyTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    private final String name = "lin" + UUID.randomUUID().toString().substring(0, 8);
    private SoftPasskey passkey;

    @BeforeEach
    void device() {
        passkey = new SoftPasskey("http://localhost:" + server().base().getPort());
    }

    private Browser browser() {
        Browser browser = new Browser(URI.create(passkey.origin()));
        browser.get("/");
        return browser;
    }

    private static JsonNode options(Browser browser, String path) {
        return options(browser, path, Map.of());
    }

    private static JsonNode options(Browser browser, String path, Map<String, ?> body) {
        HttpResponse<String> answer = browser.post("/_a/passkeys/" + path + "options", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    private Browser signUp() {
        Browser browser = browser();
        var applicant = Map.of("username", name);
        HttpResponse<String> joined = browser.post(
                "/_a/passkeys/sign-up",
                Map.of("applicant", applicant, "made", passkey.make(options(browser, "sign-up/", applicant))));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(Browser.json(joined).get("recoveryCodes")).hasSize(10);
        return browser;
    }

    private HttpResponse<String> signIn(Browser browser, String... more) {
        passkey.counter++;
        return browser.post("/_a/passkeys/sign-in", signed(passkey.sign(options(browser, "sign-in/")), more));
    }

    private static Map<String, Object> signed(Map<String, Object> assertion, String... more) {
        var body = new HashMap<String, Object>(Map.of("signed", assertion));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return body;
    }

    private void ageProof() {
        jdbc.sql("update device set proved_at = now() - interval '1 hour'"
                        + " where person_id = (select person_id from account where username = ?)")
                .param(name)
                .update();
    }

    @Test
    void aPasskeyAloneMakesAnAccountAndSignsIn() {
        Browser first = signUp();
        assertThat(first.me().get("username").stringValue()).isEqualTo(name);
        assertThat(first.me().get("hasPassword").booleanValue()).isFalse();
        Browser second = browser();
        assertThat(signIn(second).statusCode()).isEqualTo(204);
        assertThat(second.me().get("username").stringValue()).isEqualTo(name);
        assertThat(signIn(browser(), "username", name).statusCode()).isEqualTo(204);
        assertThat(Browser.code(signIn(browser(), "username", "somebody-else"))).isEqualTo("others_passkey");
        var byPassword = browser().post("/_a/sign-in", Map.of("username", name, "password", "any password at all"));
        assertThat(Browser.code(byPassword)).isEqualTo("wrong_credentials");
    }

    @Test
    void aSignatureIsGoodOnce() {
        signUp();
        Browser browser = browser();
        passkey.counter++;
        var body = signed(passkey.sign(options(browser, "sign-in/")));
        assertThat(browser.post("/_a/passkeys/sign-in", body).statusCode()).isEqualTo(204);
        HttpResponse<String> again = browser().post("/_a/passkeys/sign-in", body);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(Browser.code(again)).isEqualTo("wrong_passkey");
    }

    @Test
    void twoThatBringTheSameSignatureAtOnceGetInOnce() throws Exception {
        signUp();
        passkey.counter++;
        var body = signed(passkey.sign(options(browser(), "sign-in/")));
        var browsers = List.of(browser(), browser(), browser(), browser());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = browsers.stream()
                    .<Callable<Integer>>map(browser ->
                            () -> browser.post("/_a/passkeys/sign-in", body).statusCode())
                    .toList();
            var answers = threads.invokeAll(tries).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(204, 401, 401, 401);
        }
    }

    @Test
    void whatLiesIsRefused() {
        signUp();
        List<Consumer<SoftPasskey>> lies = List.of(
                device -> device.verifiesItsOwner = false,
                device -> device.pretendedOrigin = "https://evil.example",
                device -> device.pretendedOrigin = device.origin() + "0",
                device -> device.pretendedHost = "evil.example");
        for (var lie : lies) {
            lie.accept(passkey);
            HttpResponse<String> refused = signIn(browser());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
            assertThat(Browser.code(refused)).isEqualTo("wrong_passkey");
            passkey.verifiesItsOwner = true;
            passkey.pretendedOrigin = passkey.origin();
            passkey.pretendedHost = "";
        }
        Browser browser = browser();
        var others = new HashMap<>(new SoftPasskey(passkey.origin()).sign(options(browser, "sign-in/")));
        others.put("id", passkey.sign(options(browser, "sign-in/")).get("id"));
        assertThat(browser.post("/_a/passkeys/sign-in", signed(others)).statusCode())
                .as("another key")
                .isEqualTo(401);
        for (String field : List.of("id", "clientData", "authenticatorData", "signature")) {
            var broken = new HashMap<>(passkey.sign(options(browser, "sign-in/")));
            broken.put(field, "AAAA");
            assertThat(browser.post("/_a/passkeys/sign-in", signed(broken)).statusCode())
                    .as(field)
                    .isEqualTo(401);
            broken.put(field, "!\u0000 no base64");
            assertThat(browser.post("/_a/passkeys/sign-in", signed(broken)).statusCode())
                    .as(field)
                    .isIn(400, 401);
        }
        assertThat(signIn(browser()).statusCode()).as("the truth").isEqualTo(204);
    }

    @Test
    void aCopyIsNoticed() {
        Browser owner = signUp();
        passkey.counter = 40;
        assertThat(signIn(browser()).statusCode()).isEqualTo(204);
        passkey.counter = 7;
        assertThat(signIn(browser()).statusCode()).isEqualTo(401);
        passkey.counter = 100;
        assertThat(signIn(browser()).statusCode())
                .as("nobody knows whose it is")
                .isEqualTo(401);
        var listed = Browser.json(owner.get("/_a/passkeys")).get(0);
        assertThat(listed.get("copied").booleanValue()).isTrue();
    }

    @Test
    void theLastWayInStays() {
        Browser browser = signUp();
        String id = Browser.json(browser.get("/_a/passkeys")).get(0).get("id").stringValue();
        HttpResponse<String> refused = browser.send("DELETE", "/_a/passkeys/" + id, Map.of());
        assertThat(Browser.code(refused)).isEqualTo("last_way_in");
        assertThat(browser.send("PUT", "/_a/passkeys/" + id, Map.of("name", "My phone"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(browser.get("/_a/passkeys")).get(0).get("name").stringValue())
                .isEqualTo("My phone");
        assertThat(browser.send("PUT", "/_a/password", Map.of("password", "one that is long enough"))
                        .statusCode())
                .isEqualTo(204);
        ageProof();
        assertThat(Browser.code(browser.send("DELETE", "/_a/passkeys/" + id, Map.of())))
                .isEqualTo("proof_needed");
        passkey.counter++;
        var proof = signed(passkey.sign(options(browser, "proof/")));
        assertThat(browser.post("/_a/passkeys/proof", proof).statusCode()).isEqualTo(204);
        assertThat(browser.send("DELETE", "/_a/passkeys/" + id, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(signIn(browser()).statusCode()).isEqualTo(401);
    }

    @Test
    void eachIsForOnePersonAndOnePurpose() {
        Browser browser = signUp();
        var second = new SoftPasskey(passkey.origin());
        var made = Map.of("made", second.make(options(browser, "")));
        Browser other = new Browser(URI.create(passkey.origin()));
        other.post("/_a/sign-up", Map.of("username", name + "2", "password", "correct horse battery"));
        assertThat(other.post("/_a/passkeys", made).statusCode())
                .as("another's")
                .isEqualTo(401);
        var forProof = second.make(options(browser, ""));
        var asSignIn = signed(passkey.sign(options(browser, "proof/")));
        assertThat(browser().post("/_a/passkeys/sign-in", asSignIn).statusCode())
                .as("signed for a proof")
                .isEqualTo(401);
        assertThat(browser.post("/_a/passkeys", Map.of("made", forProof)).statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(browser.get("/_a/passkeys"))).hasSize(2);
        var again = second.make(options(other, ""));
        assertThat(other.post("/_a/passkeys", Map.of("made", again)).statusCode())
                .as("a key that is somebody's")
                .isEqualTo(401);
        String id = Browser.json(browser.get("/_a/passkeys")).get(0).get("id").stringValue();
        assertThat(other.send("DELETE", "/_a/passkeys/" + id, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(other.send("PUT", "/_a/passkeys/" + id, Map.of("name", "mine"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aGuestIsAskedAboutAndTheSameSignatureAnswers() {
        signUp();
        Browser browser = browser();
        var guest =
                people.recognise(browser.cookie(People.COOKIE).orElseThrow()).orElseThrow();
        var program = new AppId(server().register("Own"));
        String openid = people.openid(guest, program);
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'k', 'v', 1, now())")
                .params(guest.value(), program.value())
                .update();
        passkey.counter++;
        var assertion = passkey.sign(options(browser, "sign-in/"));
        HttpResponse<String> asked = browser.post("/_a/passkeys/sign-in", signed(assertion));
        assertThat(Browser.code(asked)).isEqualTo("merge_or_leave");
        assertThat(browser.post("/_a/passkeys/sign-in", signed(assertion, "guest", "merge"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(people.named(openid, program).orElseThrow().value())
                .isEqualTo(jdbc.sql("select person_id from account where username = ?")
                        .param(name)
                        .query(UUID.class)
                        .single());
    }

    @Test
    void thereAreNoneAtAnAddressOfDigits() {
        Browser browser = new Browser(server().base());
        assertThat(browser.get("/_a/passkeys/here").body()).doesNotContain("localhost");
        assertThat(Browser.code(browser.post("/_a/passkeys/sign-in/options", Map.of())))
                .isEqualTo("no_passkeys");
        assertThat(Browser.json(browser().get("/_a/passkeys/here")).get("host").stringValue())
                .isEqualTo("localhost");
    }
}
