package io.minihost.server.programs.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A program with a version that is released, and people who might get another. */
@TestPropertySource(properties = "minihost.releases.region-header=X-Region")
abstract class ReleaseTest extends ServerTest {

    @Autowired
    Catalogue catalogue;

    @Autowired
    People people;

    String appId = "";
    String path = "";

    @BeforeEach
    void register() {
        appId = server().register("Life");
        path = "/api/v1/programs/" + appId;
        approve("1");
        release("1", "{}");
    }

    void approve(String version) {
        assertThat(server().put(path + "/versions/" + version, Zips.hello(version))
                        .statusCode())
                .isEqualTo(201);
        for (var step : List.of("submit", "approve")) {
            assertThat(server().post(path + "/versions/" + version + "/" + step).statusCode())
                    .isEqualTo(200);
        }
    }

    HttpResponse<String> order(String version, String json) {
        return server().post(path + "/versions/" + version + "/release", json);
    }

    JsonNode release(String version, String json) {
        var answer = order(version, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server().json(answer);
    }

    void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(server().json(answer).get("code").stringValue()).isEqualTo(code);
    }

    JsonNode current() {
        return server().json(server().get(path + "/releases/current"));
    }

    String states() {
        var states = new ArrayList<String>();
        server().json(server().get(path + "/versions"))
                .forEach(version -> states.add(version.get("version").stringValue() + "="
                        + version.get("state").stringValue()));
        return String.join(" ", states);
    }

    PersonId person() {
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        return person;
    }

    String openid(PersonId person) {
        return people.openid(person, new AppId(appId));
    }

    String gets(PersonId person) {
        return catalogue
                .released(new AppId(appId), person)
                .map(Launchable::version)
                .orElse("");
    }

    List<PersonId> among(List<PersonId> all, String version) {
        return all.stream().filter(person -> gets(person).equals(version)).toList();
    }

    Browser somebody() {
        var browser = new Browser(server().base());
        browser.get("/");
        var name = "r" + UUID.randomUUID().toString().substring(0, 12);
        assertThat(browser.post("/_a/sign-up", Map.of("username", name, "password", "correct horse battery"))
                        .statusCode())
                .isEqualTo(200);
        return browser;
    }
}
