package io.minihost.server.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What admins of an organisation see of what was done to it. */
class AuditTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    private final String name = "ada" + UUID.randomUUID().toString().substring(0, 8);

    private Browser member(String username) {
        var browser = new Browser(server().base());
        browser.get("/");
        browser.post("/_a/sign-up", Map.of("username", username, "password", "correct horse battery"));
        return browser;
    }

    private String person(String username) {
        return jdbc.sql("select person_id::text from account where username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private static String organisation(Browser admin, String name) {
        return Browser.json(admin.post("/api/v1/organisations", Map.of("name", name)))
                .get("id")
                .stringValue();
    }

    private static List<String> actions(Browser browser, String query) {
        var answer = browser.get("/api/v1/audit" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer)
                .get("items")
                .valueStream()
                .map(entry -> entry.get("action").stringValue())
                .toList();
    }

    private static String register(Browser browser, String organisation) {
        return Browser.json(browser.post("/api/v1/programs", Map.of("name", "Bakery", "organisation", organisation)))
                .get("appId")
                .stringValue();
    }

    @Test
    void adminsSeeWhatWasDoneToWhatIsTheirs() {
        var ada = member(name);
        var own = organisation(ada, "Own");
        var program = register(ada, own);
        ada.post("/api/v1/tokens", Map.of("name", "ci", "scopes", List.of("programs:read"), "organisation", own));
        var other = member(name + "x");
        var others = organisation(other, "Other");
        register(other, others);

        assertThat(actions(ada, ""))
                .contains("token.create", "program.register")
                .doesNotHaveDuplicates();
        assertThat(actions(ada, "?subject=" + program)).containsExactly("program.register");
        assertThat(actions(ada, "?organisation=" + own + "&actor=" + person(name)))
                .contains("token.create");
        assertThat(actions(ada, "?actor=" + person(name + "x"))).isEmpty();
        assertThat(actions(ada, "?subject=" + others)).as("another's").isEmpty();
        assertThat(actions(ada, "?subject=" + person(name))).as("a person").isEmpty();
        assertThat(ada.get("/api/v1/audit?organisation=" + others).statusCode()).isEqualTo(404);
    }

    @Test
    void othersOfTheOrganisationDoNot() {
        var ada = member(name);
        var own = organisation(ada, "Own");
        var dan = member(name + "d");
        ada.send("PUT", "/api/v1/organisations/" + own + "/members/" + person(name + "d"), Map.of("role", "developer"));
        assertThat(Browser.code(dan.get("/api/v1/audit?organisation=" + own))).isEqualTo("not_allowed");
        assertThat(Browser.code(dan.get("/api/v1/audit"))).isEqualTo("not_allowed");
        assertThat(member(name + "e").get("/api/v1/audit").statusCode()).isEqualTo(403);
        assertThat(actions(ada, "?organisation=" + own)).contains("organisation.member");
    }

    @Test
    void goesThroughAllInParts() {
        var ada = member(name);
        var own = organisation(ada, "Own");
        for (int i = 0; i < 5; i++) {
            register(ada, own);
        }
        Set<Long> seen = new HashSet<>();
        var after = "";
        int parts = 0;
        do {
            JsonNode part = Browser.json(ada.get("/api/v1/audit?organisation=" + own + "&limit=2" + after));
            part.get("items")
                    .forEach(entry ->
                            assertThat(seen.add(entry.get("id").longValue())).isTrue());
            after = part.has("next") ? "&after=" + part.get("next").stringValue() : "";
            parts++;
        } while (!after.isEmpty());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(6);
        assertThat(parts).isGreaterThanOrEqualTo(3);
        assertThat(Browser.code(ada.get("/api/v1/audit?after=nonsense"))).isEqualTo("invalid_cursor");
    }

    @Test
    void operatorsSeeAll() {
        var ada = member(name);
        organisation(ada, "Own");
        var all = server().json(server().get("/api/v1/audit?actor=" + person(name)))
                .get("items");
        assertThat(all).isNotEmpty();
        assertThat(server().json(server().get("/api/v1/audit?subject=" + person(name)))
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").stringValue()))
                .contains("account.create");
    }
}
