package io.minihost.server.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organisations as their members see and change them: by their browsers, as the host's own pages do, and by tokens. */
class OrganisationTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    private Browser somebody() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        HttpResponse<String> joined = browser.post(
                "/_a/sign-up",
                Map.of(
                        "username",
                        "o" + UUID.randomUUID().toString().substring(0, 12),
                        "password",
                        "correct horse battery"));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private String person(Browser browser) {
        return jdbc.sql("select person_id::text from account where username = ?")
                .param(browser.me().get("username").stringValue())
                .query(String.class)
                .single();
    }

    private static String organisation(Browser admin, String name) {
        HttpResponse<String> made = admin.post("/api/v1/organisations", Map.of("name", name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/api/v1/organisations/" + Browser.json(made).get("id").stringValue();
    }

    private static String id(String organisation) {
        return organisation.substring(organisation.lastIndexOf('/') + 1);
    }

    private void join(Browser admin, String organisation, Browser other, String role) {
        HttpResponse<String> made = admin.post(organisation + "/invitations", Map.of("role", role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String url = Browser.json(made).get("url").stringValue();
        String token = url.substring(url.lastIndexOf('/') + 1);
        HttpResponse<String> joined = other.post("/api/v1/invitations/" + token + "/accept", Map.of());
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
    }

    private int withToken(String token, String method, String path, String body) {
        return server().send(server().request(path)
                        .setHeader("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static String token(Browser browser, Map<String, ?> draft) {
        HttpResponse<String> made = browser.post("/api/v1/tokens", draft);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Browser.json(made).get("token").stringValue();
    }

    @Test
    void whoMakesOneIsItsAdmin() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Noodles & Co");
        assertThat(Browser.json(mia.get("/api/v1/organisations"))
                        .get("items")
                        .get(0)
                        .get("name")
                        .stringValue())
                .isEqualTo("Noodles & Co");
        var members = Browser.json(mia.get(organisation + "/members")).get("items");
        assertThat(members).hasSize(1);
        assertThat(members.get(0).get("role").stringValue()).isEqualTo("admin");
        Browser stranger = somebody();
        assertThat(stranger.get(organisation).statusCode()).isEqualTo(404);
        assertThat(stranger.post(organisation + "/invitations", Map.of("role", "admin"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Browser(server().base()).get(organisation).statusCode()).isEqualTo(401);
    }

    @Test
    void programsAreTheirOrganisations() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Noodles");
        HttpResponse<String> made = mia.post("/api/v1/programs", Map.of("name", "Menu"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String program = "/api/v1/programs/" + Browser.json(made).get("appId").stringValue();
        Browser tester = somebody();
        assertThat(tester.get(program).statusCode()).isEqualTo(404);
        join(mia, organisation, tester, "tester");
        assertThat(tester.get(program).statusCode()).isEqualTo(200);
        assertThat(Browser.json(tester.get("/api/v1/programs"))).hasSize(1);
        HttpResponse<String> refused = tester.post(program + "/secret", Map.of());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Browser.code(refused)).isEqualTo("not_allowed");
        assertThat(mia.post(program + "/secret", Map.of()).statusCode()).isEqualTo(200);
        assertThat(mia.send("DELETE", organisation, Map.of()).statusCode()).isEqualTo(409);
        mia.send("DELETE", organisation + "/members/" + person(tester), Map.of());
        assertThat(tester.get(program).statusCode()).isEqualTo(404);
    }

    @Test
    void whoBelongsToNoneGetsOneWithTheirFirstProgram() {
        Browser mia = somebody();
        assertThat(mia.post("/api/v1/programs", Map.of("name", "First")).statusCode())
                .isEqualTo(201);
        assertThat(mia.post("/api/v1/programs", Map.of("name", "Second")).statusCode())
                .isEqualTo(201);
        assertThat(Browser.json(mia.get("/api/v1/organisations")).get("items")).hasSize(1);
        organisation(mia, "Another");
        HttpResponse<String> which = mia.post("/api/v1/programs", Map.of("name", "Third"));
        assertThat(which.statusCode()).isEqualTo(422);
        assertThat(Browser.code(which)).isEqualTo("organisation_needed");
    }

    @Test
    void anInvitationIsGoodOnce() throws Exception {
        Browser mia = somebody();
        String organisation = organisation(mia, "Once");
        String url = Browser.json(mia.post(organisation + "/invitations", Map.of("role", "developer")))
                .get("url")
                .stringValue();
        String accept = "/api/v1/invitations/" + url.substring(url.lastIndexOf('/') + 1) + "/accept";
        assertThat(mia.post(accept, Map.of()).statusCode())
                .as("belongs to it already")
                .isEqualTo(409);
        Browser one = somebody();
        Browser other = somebody();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> one.post(accept, Map.of()).statusCode());
            var second = both.submit(() -> other.post(accept, Map.of()).statusCode());
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 404);
        }
        assertThat(somebody().post(accept, Map.of()).statusCode()).isEqualTo(404);
        assertThat(Browser.json(mia.get(organisation + "/invitations"))).isEmpty();
        assertThat(Browser.json(mia.get(organisation + "/members")).get("items"))
                .hasSize(2);
    }

    @Test
    void invitationsEnd() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Over");
        var made = Browser.json(mia.post(organisation + "/invitations", Map.of("role", "data")));
        String token = made.get("url").stringValue().replaceAll(".*/", "");
        assertThat(mia.send(
                                "DELETE",
                                organisation + "/invitations/" + made.get("id").stringValue(),
                                Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(somebody().get("/api/v1/invitations/" + token).statusCode()).isEqualTo(404);
        String late = Browser.json(mia.post(organisation + "/invitations", Map.of("role", "data")))
                .get("url")
                .stringValue()
                .replaceAll(".*/", "");
        jdbc.sql("update organisation_invitation set expires_at = now() where organisation_id = ?::uuid")
                .param(id(organisation))
                .update();
        assertThat(somebody()
                        .post("/api/v1/invitations/" + late + "/accept", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void somebodyStaysAdmin() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Last");
        String own = organisation + "/members/" + person(mia);
        Browser ben = somebody();
        join(mia, organisation, ben, "admin");
        assertThat(mia.send("PUT", own, Map.of("role", "developer")).statusCode())
                .isEqualTo(200);
        String bens = organisation + "/members/" + person(ben);
        assertThat(mia.send("PUT", bens, Map.of("role", "tester")).statusCode())
                .as("no admin any more")
                .isEqualTo(403);
        assertThat(Browser.code(ben.send("PUT", bens, Map.of("role", "tester"))))
                .isEqualTo("last_admin");
        assertThat(Browser.code(ben.send("DELETE", bens, Map.of()))).isEqualTo("last_admin");
        assertThat(Browser.code(ben.send("PUT", bens, Map.of("role", "admin", "until", "2099-01-01T00:00:00Z"))))
                .isEqualTo("last_admin");
        assertThat(mia.send("DELETE", own, Map.of()).statusCode()).as("leaves").isEqualTo(204);
        assertThat(mia.get(organisation).statusCode()).isEqualTo(404);
    }

    @Test
    void membershipEndsByItself() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Until");
        Browser guest = somebody();
        join(mia, organisation, guest, "tester");
        String guests = organisation + "/members/" + person(guest);
        assertThat(mia.send("PUT", guests, Map.of("role", "tester", "until", "2001-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(mia.send("PUT", guests, Map.of("role", "tester", "until", "2099-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(guest.get(organisation).statusCode()).isEqualTo(200);
        jdbc.sql("update organisation_member set until = now() where person_id = ?::uuid")
                .param(person(guest))
                .update();
        assertThat(guest.get(organisation).statusCode()).isEqualTo(404);
    }

    @Test
    void operatorsPutPeopleIn() {
        HttpResponse<String> made = server().post("/api/v1/organisations", "{\"name\":\"By hand\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String organisation =
                "/api/v1/organisations/" + Browser.json(made).get("id").stringValue();
        Browser mia = somebody();
        HttpResponse<String> put = server().send(server().request(organisation + "/members/" + person(mia))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"role\":\"publisher\"}")));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(mia.get(organisation).statusCode()).isEqualTo(200);
        assertThat(server().send(server().request(organisation + "/members/" + UUID.randomUUID())
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"role\":\"publisher\"}")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tokensDoNoMoreThanTheirScopes() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Tokens");
        String appId = Browser.json(mia.post("/api/v1/programs", Map.of("name", "P")))
                .get("appId")
                .stringValue();
        String program = "/api/v1/programs/" + appId;
        String reads = token(mia, Map.of("name", "ci", "scopes", List.of("programs:read")));
        assertThat(reads).matches("mh_[0-9a-f]{48}");
        assertThat(withToken(reads, "GET", program, "")).isEqualTo(200);
        assertThat(withToken(reads, "POST", program + "/secret", "{}")).isEqualTo(403);
        assertThat(withToken(reads, "GET", organisation, "")).isEqualTo(403);
        assertThat(withToken(reads, "POST", "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"programs:read\"]}"))
                .isEqualTo(403);
        String makes = token(mia, Map.of("name", "makes", "scopes", List.of("programs:read", "tokens:write")));
        assertThat(withToken(makes, "POST", "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"programs:read\"]}"))
                .isEqualTo(201);
        assertThat(withToken(makes, "POST", "/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"programs:upload\"]}"))
                .isEqualTo(403);
        assertThat(withToken(reads.substring(0, reads.length() - 1) + "g", "GET", program, ""))
                .isEqualTo(401);
        assertThat(Browser.code(mia.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("everything")))))
                .isEqualTo("unknown_scope");
    }

    @Test
    void organisationsTokensStayInIt() {
        Browser mia = somebody();
        String organisation = organisation(mia, "One");
        String other = organisation(mia, "Other");
        String token = token(
                mia,
                Map.of(
                        "name",
                        "ci",
                        "scopes",
                        List.of("programs:write", "programs:read", "members:read"),
                        "organisation",
                        id(organisation)));
        assertThat(withToken(token, "POST", "/api/v1/programs", "{\"name\":\"By CI\"}"))
                .isEqualTo(201);
        assertThat(withToken(token, "GET", organisation, "")).isEqualTo(200);
        assertThat(withToken(token, "GET", other, "")).isEqualTo(404);
        assertThat(withToken(
                        token, "POST", "/api/v1/programs", "{\"name\":\"x\",\"organisation\":\"" + id(other) + "\"}"))
                .isEqualTo(404);
        Browser stranger = somebody();
        assertThat(stranger.post(
                                "/api/v1/tokens",
                                Map.of(
                                        "name",
                                        "x",
                                        "scopes",
                                        List.of("programs:read"),
                                        "organisation",
                                        id(organisation)))
                        .statusCode())
                .isEqualTo(404);
        var listed = Browser.json(mia.get("/api/v1/tokens?organisation=" + id(organisation)))
                .get("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).has("token")).isFalse();
        assertThat(listed.get(0).get("usedAt").stringValue()).isNotEmpty();
        mia.send(
                "DELETE",
                "/api/v1/tokens/" + listed.get(0).get("id").stringValue() + "?organisation=" + id(organisation),
                Map.of());
        assertThat(withToken(token, "GET", organisation, "")).isEqualTo(401);
    }

    @Test
    void tokensEndWithTheirTimeAndTheirPerson() {
        Browser mia = somebody();
        String token = token(mia, Map.of("name", "ci", "scopes", List.of("programs:read")));
        assertThat(withToken(token, "GET", "/api/v1/programs", "")).isEqualTo(200);
        jdbc.sql("update account set status = 'BANNED' where person_id = ?::uuid")
                .param(person(mia))
                .update();
        assertThat(withToken(token, "GET", "/api/v1/programs", "")).isEqualTo(401);
        jdbc.sql("update account set status = 'ACTIVE' where person_id = ?::uuid")
                .param(person(mia))
                .update();
        jdbc.sql("update access_token set expires_at = now() where person_id = ?::uuid")
                .param(person(mia))
                .update();
        assertThat(withToken(token, "GET", "/api/v1/programs", "")).isEqualTo(401);
        assertThat(mia.post(
                                "/api/v1/tokens",
                                Map.of(
                                        "name",
                                        "x",
                                        "scopes",
                                        List.of("programs:read"),
                                        "expiresAt",
                                        "2199-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void rolesOnThePlatformCountWithTheirPerson() {
        Browser mia = somebody();
        assertThat(mia.get("/api/v1/keys").statusCode()).isEqualTo(403);
        role(mia, "AUDITOR");
        String reads = token(mia, Map.of("name", "monitor", "scopes", List.of("platform:read")));
        assertThat(withToken(reads, "GET", "/actuator/prometheus", "")).isEqualTo(200);
        assertThat(withToken(reads, "GET", "/api/v1/keys", "")).isEqualTo(403);
        role(mia, "OPERATOR");
        assertThat(mia.get("/api/v1/keys").statusCode())
                .as("without a second factor")
                .isEqualTo(403);
        jdbc.sql("update device set is_strong = true where person_id = ?::uuid")
                .param(person(mia))
                .update();
        assertThat(mia.get("/api/v1/keys").statusCode()).isEqualTo(200);
        role(mia, null);
        assertThat(withToken(reads, "GET", "/actuator/prometheus", "")).isEqualTo(403);
    }

    private void role(Browser browser, @org.jspecify.annotations.Nullable String role) {
        jdbc.sql("update account set role = :role where person_id = :person::uuid")
                .param("role", role)
                .param("person", person(browser))
                .update();
    }

    @Test
    void aBrowserThatWasLeftOpenGivesNothingAway() {
        Browser mia = somebody();
        String organisation = organisation(mia, "Left open");
        jdbc.sql("update device set proved_at = now() - interval '6 minutes' where person_id = ?::uuid")
                .param(person(mia))
                .update();
        assertThat(Browser.code(mia.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("programs:read")))))
                .isEqualTo("proof_needed");
        assertThat(Browser.code(mia.post(organisation + "/invitations", Map.of("role", "admin"))))
                .isEqualTo("proof_needed");
        assertThat(mia.get(organisation).statusCode()).isEqualTo(200);
    }

    @Test
    void otherSitesChangeNothing() {
        Browser mia = somebody();
        HttpResponse<String> refused = mia.send(mia.request("/api/v1/organisations")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Theirs\"}")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Browser.json(mia.get("/api/v1/organisations")).get("items")).isEmpty();
    }
}
