package io.minihost.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.login.LoginCodes;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing up, in and out, as browsers do. */
class AccountTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    LoginCodes codes;

    private final String name = "mia" + UUID.randomUUID().toString().substring(0, 8);

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private static HttpResponse<String> signUp(Browser browser, String name) {
        return browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
    }

    private static HttpResponse<String> signIn(Browser browser, String name, String... guest) {
        var body = new HashMap<String, String>(Map.of("username", name, "password", PASSWORD));
        if (guest.length > 0) {
            body.put("guest", guest[0]);
        }
        return browser.post("/_a/sign-in", body);
    }

    private PersonId guest(Browser browser) {
        return people.recognise(browser.cookie(People.COOKIE).orElseThrow()).orElseThrow();
    }

    private PersonId person(String username) {
        return jdbc.sql("select person_id from account where username = ?")
                .param(username)
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
    }

    @Test
    void whoSignsUpStaysWhoTheyWere() {
        Browser browser = browser();
        PersonId before = guest(browser);
        String guestCookie = browser.cookie(People.COOKIE).orElseThrow();
        HttpResponse<String> joined = signUp(browser, name);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(Browser.json(joined).get("recoveryCodes")).hasSize(10);
        assertThat(person(name)).isEqualTo(before);
        assertThat(browser.me().get("username").stringValue()).isEqualTo(name);
        assertThat(browser.cookie(People.COOKIE)).isEmpty();
        // What proved the guest is no proof of the account.
        HttpResponse<String> old =
                server().send(server().request("/_h/settings").header("Cookie", People.COOKIE + "=" + guestCookie));
        assertThat(old.body()).isEqualTo("[]");
        assertThat(browser.send("PUT", "/_a/me", Map.of("nickname", "Mia 🐈")).statusCode())
                .isEqualTo(200);
        assertThat(browser.me().get("nickname").stringValue()).isEqualTo("Mia 🐈");
    }

    @Test
    void oneNameIsOnePersons() {
        signUp(browser(), name);
        HttpResponse<String> taken = signUp(browser(), name.toUpperCase(java.util.Locale.ROOT));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Browser.code(taken)).isEqualTo("username_taken");
        assertThat(Browser.code(signUp(browser(), "Operator"))).isEqualTo("username_taken");
    }

    @Test
    void oneGuestSignsUpOnce() throws Exception {
        Browser browser = browser();
        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> signUp(browser, name).statusCode());
            var other = both.submit(() -> signUp(browser, name + "b"));
            var statuses = java.util.List.of(one.get(), other.get().statusCode());
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            if (other.get().statusCode() == 409) {
                assertThat(Browser.code(other.get())).isEqualTo("signed_in");
            }
        }
    }

    @Test
    void aGuestMovesOnlyWithAYes() {
        signUp(browser(), name);
        PersonId account = person(name);
        AppId both = new AppId(server().register("Both"));
        AppId own = new AppId(server().register("Own"));
        Browser browser = browser();
        PersonId guest = guest(browser);
        String accountsName = people.openid(account, both);
        String guestsName = people.openid(guest, both);
        String ownName = people.openid(guest, own);
        store(account, both, "account's");
        store(guest, both, "guest's");
        store(guest, own, "guest's");
        String code = codes.issue(guest, own);
        HttpResponse<String> asked = signIn(browser, name);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(Browser.code(asked)).isEqualTo("merge_or_leave");
        assertThat(Browser.json(asked).get("moves")).hasToString("[\"" + own + "\"]");
        assertThat(Browser.json(asked).get("stays")).hasToString("[\"" + both + "\"]");
        assertThat(guest(browser)).isEqualTo(guest);
        assertThat(signIn(browser, name, "merge").statusCode()).isEqualTo(200);
        assertThat(codes.redeem(code, own)).as("a login on its way").hasValue(account);
        assertThat(people.openid(account, own)).isEqualTo(ownName);
        assertThat(people.openid(account, both)).isEqualTo(accountsName);
        assertThat(jdbc.sql("select person_id from openid where openid = ?")
                        .param(guestsName)
                        .query(UUID.class)
                        .single())
                .isEqualTo(account.value());
        assertThat(stored(account, own)).isEqualTo("guest's");
        assertThat(stored(account, both)).isEqualTo("account's");
        assertThat(jdbc.sql("select count(*) from person where id = ?")
                        .param(guest.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(browser.me().get("username").stringValue()).isEqualTo(name);
    }

    @Test
    void aGuestMayStayBehind() {
        signUp(browser(), name);
        Browser browser = browser();
        PersonId guest = guest(browser);
        AppId program = new AppId(server().register("Left"));
        String openid = people.openid(guest, program);
        assertThat(signIn(browser, name, "leave").statusCode()).isEqualTo(200);
        assertThat(people.openid(guest, program)).isEqualTo(openid);
        assertThat(browser.cookie(People.COOKIE)).isEmpty();
    }

    @Test
    void devicesAreListedAndEndedOneByOne() {
        Browser first = browser();
        signUp(first, name);
        Browser second = browser();
        assertThat(signIn(second, name).statusCode()).isEqualTo(200);
        var devices = Browser.json(first.get("/_a/devices"));
        assertThat(devices).hasSize(2);
        assertThat(devices.get(0).get("name").stringValue()).isEqualTo("Chrome, Android");
        String others = devices.valueStream()
                .filter(device -> !device.get("here").booleanValue())
                .findFirst()
                .orElseThrow()
                .get("id")
                .stringValue();
        assertThat(first.send("DELETE", "/_a/devices/" + others, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(second.me().get("signedIn").booleanValue()).isFalse();
        assertThat(first.me().get("signedIn").booleanValue()).isTrue();
        Browser stranger = browser();
        signUp(stranger, name + "2");
        String own = Browser.json(first.get("/_a/devices")).get(0).get("id").stringValue();
        assertThat(stranger.send("DELETE", "/_a/devices/" + own, Map.of()).statusCode())
                .isEqualTo(404);
        first.post("/_a/sign-out", Map.of());
        assertThat(first.me().get("signedIn").booleanValue()).isFalse();
        assertThat(first.get("/_a/devices").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherPasswordSignsOutEverywhereElse() {
        Browser first = browser();
        signUp(first, name);
        Browser second = browser();
        signIn(second, name);
        assertThat(first.send("PUT", "/_a/password", Map.of("password", "quite another long one"))
                        .statusCode())
                .as("just signed up")
                .isEqualTo(204);
        assertThat(second.me().get("signedIn").booleanValue()).isFalse();
        assertThat(signIn(second, name).statusCode()).isEqualTo(401);
        jdbc.sql("update device set proved_at = now() - interval '1 hour' where person_id = ?")
                .param(person(name).value())
                .update();
        HttpResponse<String> stale =
                first.send("PUT", "/_a/password", Map.of("password", "one more that is long enough"));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(Browser.code(stale)).isEqualTo("proof_needed");
        assertThat(Browser.code(first.post("/_a/proof", Map.of("password", "not this one"))))
                .isEqualTo("wrong_proof");
        assertThat(first.post("/_a/proof", Map.of("password", "quite another long one"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(first.send("PUT", "/_a/password", Map.of("password", "one more that is long enough"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        Browser first = browser();
        String code =
                Browser.json(signUp(first, name)).get("recoveryCodes").get(3).stringValue();
        Browser second = browser();
        var wish = Map.of("code", code.toUpperCase(java.util.Locale.ROOT), "password", "the one I shall remember");
        assertThat(second.post("/_a/recover", wish).statusCode()).isEqualTo(200);
        assertThat(second.me().get("username").stringValue()).isEqualTo(name);
        assertThat(first.me().get("signedIn").booleanValue()).isFalse();
        assertThat(browser().post("/_a/recover", wish).statusCode()).isEqualTo(401);
    }

    @Test
    void otherSitesChangeNothing() {
        Browser browser = browser();
        HttpResponse<String> refused = browser.send(browser.request("/_a/sign-up")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aCookieFromBeforeProvesNothing() {
        Browser browser = browser();
        HttpResponse<String> page = browser.send(browser.request("/_a/sign-up")
                .header("Cookie", "minihost_device=fixed-by-somebody-else")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(server().send(server().request("/_a/me").header("Cookie", "minihost_device=fixed-by-somebody-else"))
                        .body())
                .contains("\"signedIn\":false");
    }

    @Test
    void operatorsMakeAccountsToo() {
        var body = "{\"username\":\"%s\",\"password\":\"%s\",\"nickname\":\"Mia\"}".formatted(name, PASSWORD);
        HttpResponse<String> made = server().post("/api/v1/people", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Browser.json(made).get("personId").stringValue())
                .isEqualTo(person(name).toString());
        assertThat(server().post("/api/v1/people", body).statusCode()).isEqualTo(409);
        Browser browser = browser();
        assertThat(signIn(browser, name).statusCode()).isEqualTo(200);
        assertThat(browser.me().get("nickname").stringValue()).isEqualTo("Mia");
    }

    private void store(PersonId person, AppId program, String value) {
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'k', ?, 1, now())")
                .params(person.value(), program.value(), value)
                .update();
    }

    private String stored(PersonId person, AppId program) {
        return jdbc.sql("select value from program_storage where person_id = ? and app_id = ?")
                .params(person.value(), program.value())
                .query(String.class)
                .single();
    }
}
