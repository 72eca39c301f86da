package io.minihost.server.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and organisations that are frozen or banned, and who looks at people. */
class StatusTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    JdbcClient jdbc;

    private final String name = "sid" + UUID.randomUUID().toString().substring(0, 8);

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private Browser signedUp() {
        Browser browser = browser();
        HttpResponse<String> joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private String path() {
        return "/api/v1/people/"
                + jdbc.sql("select person_id from account where username = ?")
                        .param(name)
                        .query(UUID.class)
                        .single();
    }

    private HttpResponse<String> set(String path, Map<String, ?> wish, String... ifMatch) {
        var request = server().request(path + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(wish)));
        return server().send(ifMatch.length == 0 ? request : request.header("If-Match", ifMatch[0]));
    }

    private HttpResponse<String> signIn() {
        return browser().post("/_a/sign-in", Map.of("username", name, "password", PASSWORD));
    }

    private String token(Browser browser) {
        HttpResponse<String> made =
                browser.post("/api/v1/tokens", Map.of("name", "script", "scopes", new String[] {"programs:read"}));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Browser.json(made).get("token").stringValue();
    }

    private int withToken(String token) {
        return server().send(server().request("/api/v1/programs").setHeader("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void whoIsFrozenLooksAndLeavesAndBeginsNothing() {
        Browser browser = signedUp();
        var token = token(browser);
        var program = server().register("Shop");
        assertThat(withToken(token)).isEqualTo(200);
        assertThat(Browser.code(set(path(), Map.of("status", "frozen")))).isEqualTo("reason_needed");
        assertThat(Browser.code(set(path(), Map.of("status", "asleep", "reason", "x"))))
                .isEqualTo("bad_status");
        HttpResponse<String> frozen = set(path(), Map.of("status", "frozen", "reason", "Too many bots"));
        assertThat(frozen.statusCode()).as(frozen.body()).isEqualTo(200);
        assertThat(browser.me().get("frozen").stringValue()).isEqualTo("Too many bots");
        assertThat(browser.get("/p/" + program).statusCode()).isEqualTo(403);
        assertThat(Browser.code(browser.post("/api/v1/organisations", Map.of("name", "Mine"))))
                .isEqualTo("account_frozen");
        assertThat(Browser.code(browser.send("PUT", "/_a/me", Map.of("nickname", "Somebody else"))))
                .isEqualTo("account_frozen");
        assertThat(browser.get("/_h/settings").statusCode()).isEqualTo(200);
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(browser.get("/_a/data").statusCode()).isEqualTo(200);
        assertThat(browser.post("/_a/leaving", Map.of()).statusCode()).isEqualTo(200);
        assertThat(withToken(token)).isEqualTo(401);
        jdbc.sql("update account set status_until = now() - interval '1 second' where username = ?")
                .param(name)
                .update();
        assertThat(browser.me().get("frozen").isNull()).as("its time is over").isTrue();
        assertThat(withToken(token)).isEqualTo(200);
        assertThat(browser.get("/p/" + program).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsBannedIsOutAtOnce() {
        Browser browser = signedUp();
        var token = token(browser);
        assertThat(set(path(), Map.of("status", "banned", "reason", "Spam")).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !browser.me().get("signedIn").booleanValue());
        assertThat(Browser.code(signIn())).isEqualTo("account_banned");
        assertThat(withToken(token)).isEqualTo(401);
        assertThat(set(path(), Map.of("status", "active")).statusCode()).isEqualTo(200);
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void changesAreOfTheStateThatWasSeenAndAreNoted() {
        Browser browser = signedUp();
        var seen = server().get(path());
        var tag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(set(path(), Map.of("status", "frozen", "reason", "a"), tag).statusCode())
                .isEqualTo(200);
        assertThat(set(path(), Map.of("status", "banned", "reason", "b"), tag).statusCode())
                .isEqualTo(412);
        var noted = jdbc.sql("select detail::text from audit_entry where action = 'person.status' and subject = ?")
                .param(path().replaceFirst(".*/", ""))
                .query(String.class)
                .list();
        assertThat(noted).singleElement().asString().contains("\"before\": \"active\"", "\"after\": \"frozen\"");
        assertThat(browser.get(path()).statusCode()).as("for staff").isEqualTo(403);
        assertThat(server().get("/api/v1/people?username=" + name).body()).contains(name);
        var looks = Browser.json(browser.get("/_a/looks"));
        assertThat(looks)
                .hasSize(3)
                .allSatisfy(look -> assertThat(look.get("role").stringValue()).isEqualTo("operator"));
        assertThat(looks.get(0).get("action").stringValue()).isEqualTo("person.view");
        assertThat(looks.get(1).get("action").stringValue()).isEqualTo("person.status");
        assertThat(browser().get("/_a/looks").statusCode()).isEqualTo(401);
    }

    @Test
    void programsOfAClosedOrganisationAreNotOpened() {
        Browser browser = signedUp();
        var organisation = Browser.json(browser.post("/api/v1/organisations", Map.of("name", "Noodles")))
                .get("id")
                .stringValue();
        var program = Browser.json(
                        browser.post("/api/v1/programs", Map.of("name", "Soup", "organisation", organisation)))
                .get("appId")
                .stringValue();
        var path = "/api/v1/organisations/" + organisation;
        assertThat(browser.get("/p/" + program).statusCode()).isEqualTo(404);
        assertThat(browser.send("PUT", path + "/status", Map.of("status", "active"))
                        .statusCode())
                .as("not by its admin")
                .isEqualTo(403);
        assertThat(set(path, Map.of("status", "frozen", "reason", "Counterfeits"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> closed = browser.get("/p/" + program);
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(browser.get(path + "/status").body()).contains("frozen", "Counterfeits");
        assertThat(set(path, Map.of("status", "active")).statusCode()).isEqualTo(200);
        assertThat(browser.get("/p/" + program).statusCode()).isEqualTo(404);
    }
}
