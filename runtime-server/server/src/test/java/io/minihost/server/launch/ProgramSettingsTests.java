package io.minihost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.home.HomeVisitor;
import io.minihost.server.identity.People;
import io.minihost.server.identity.Permissions;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Scenes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProgramSettingsTests extends ServerTest {

    @Autowired
    People people;

    @Autowired
    Permissions permissions;

    @Autowired
    Scenes scenes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsAndClearsWhatProgramsKeep() {
        var visitor = HomeVisitor.of(server(), people);
        var appId = visitor.publish("Keeper");
        people.seen(visitor.person(), "192.0.2.1");
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'k', '{}', 2000, now())")
                .params(visitor.person().value(), appId)
                .update();
        var row = visitor.json("/_h/settings").get(0);
        assertThat(row.get("name").stringValue()).isEqualTo("Keeper");
        assertThat(row.get("bytes").longValue()).isEqualTo(2000);
        var other = HomeVisitor.of(server(), people);
        assertThat(other.send("DELETE", "/_h/programs/" + appId + "/data", "").statusCode())
                .isEqualTo(200);
        assertThat(visitor.json("/_h/settings")).hasSize(1);
        visitor.send("DELETE", "/_h/programs/" + appId + "/data", "");
        assertThat(visitor.json("/_h/settings")).isEmpty();
    }

    @Test
    void takesPermissionsBack() {
        var visitor = HomeVisitor.of(server(), people);
        var appId = visitor.publish("Curious");
        var path = "/_h/programs/" + appId + "/permissions/scope.camera";
        assertThat(visitor.send("PUT", path, "{\"granted\":true}").statusCode()).isEqualTo(404);
        permissions.set(visitor.person(), new AppId(appId), "scope.camera", true);
        var about = visitor.json("/_h/programs/" + appId);
        assertThat(about.get("permissions").get(0).get("granted").booleanValue())
                .isTrue();
        assertThat(visitor.send("PUT", path, "{\"granted\":false}").statusCode())
                .isEqualTo(200);
        assertThat(permissions.granted(visitor.person(), new AppId(appId))).containsEntry("scope.camera", false);
        assertThat(visitor.json("/_h/settings")
                        .get(0)
                        .get("permissions")
                        .get("scope.camera")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void showsAndTakesBackPermissionsThatItHasNoWordsFor() {
        var visitor = HomeVisitor.of(server(), people);
        var appId = visitor.publish("Ahead");
        people.seen(visitor.person(), "192.0.2.1");
        jdbc.sql("insert into program_permissions (person, app_id, scope, granted, at)"
                        + " values (?, ?, 'scope.future_2', true, now())")
                .params(visitor.person().value(), appId)
                .update();
        var shown = visitor.json("/_h/settings").get(0).get("permissions");
        assertThat(shown.get("scope.future_2").booleanValue()).isTrue();
        var path = "/_h/programs/" + appId + "/permissions/scope.future_2";
        assertThat(visitor.send("PUT", path, "{\"granted\":false}").statusCode())
                .isEqualTo(200);
        assertThat(permissions.granted(visitor.person(), new AppId(appId))).containsEntry("scope.future_2", false);
    }

    @Test
    void storesSoMuchFeedbackAndNoMore() {
        var visitor = HomeVisitor.of(server(), people);
        var appId = visitor.publish("Judged");
        var path = "/_h/programs/" + appId + "/feedback";
        var report = "{\"kind\":\"report\",\"reason\":\"fraud\",\"message\":\"<b>It lies</b>\"}";
        assertThat(visitor.send("POST", path, report).statusCode()).isEqualTo(201);
        assertThat(visitor.send("POST", path, report.replace("fraud", "<script>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.send("POST", path, report.replace("It lies", "x".repeat(3000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.send("POST", path, report.replace("It lies", "\\u0000"))
                        .statusCode())
                .isEqualTo(400);
        for (var i = 0; i < 4; i++) {
            visitor.send("POST", path, report.replace("report", "feedback"));
        }
        assertThat(visitor.send("POST", path, report).statusCode()).isEqualTo(429);
        var page = server().json(server().get("/api/v1/programs/" + appId + "/feedback"));
        assertThat(page.get("entries")).hasSize(5);
        assertThat(page.get("entries").get(0).get("kind").stringValue()).isEqualTo("report");
        assertThat(page.get("entries").get(0).get("message").stringValue()).isEqualTo("<b>It lies</b>");
        var rest = server().json(server().get("/api/v1/programs/" + appId + "/feedback?after="
                + page.get("next").longValue()));
        assertThat(rest.get("entries")).isEmpty();
        assertThat(visitor.get("/api/v1/programs/" + appId + "/feedback").statusCode())
                .isEqualTo(401);
    }

    @Test
    void believesScenesOfItsOwnPlacesOnly() {
        var person = people.welcome();
        var key = scenes.key(person, 1089);
        assertThat(scene("_scene=1089&_key=" + key, person)).isEqualTo(1089);
        assertThat(scene("_scene=1089", person)).isEqualTo(Scenes.LINK);
        assertThat(scene("_scene=1104&_key=" + key, person)).isEqualTo(Scenes.LINK);
        assertThat(scene("_scene=1089&_key=" + key, people.welcome())).isEqualTo(Scenes.LINK);
        assertThat(scene("_scene=1037", person)).isEqualTo(Scenes.LINK);
        assertThat(scene("_scene=1047", person)).isEqualTo(1047);
        assertThat(scene("", person)).isEqualTo(Scenes.LINK);
        assertThat(LaunchLink.parse("", "a=1&_key=x&_scene=1").query()).isEqualTo("a=1");
    }

    private int scene(String query, io.minihost.server.identity.PersonId person) {
        return scenes.of(LaunchLink.parse("", query), person);
    }
}
