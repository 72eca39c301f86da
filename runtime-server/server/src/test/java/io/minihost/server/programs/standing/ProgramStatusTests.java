package io.minihost.server.programs.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.accounts.Browser;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Programs that an operator freezes and takes down, as people, developers and operators see it. */
class ProgramStatusTests extends StandingTest {

    private String page(String language) {
        return visitor.send(visitor.request("/p/" + appId).header("Accept-Language", language))
                .body();
    }

    @Test
    void whatIsFrozenIsFoundAndNotOpened() {
        assertThat(opens()).isEqualTo(200);
        assertThat(status()).isEqualTo("active");
        var until = Instant.parse("2126-12-05T08:30:00Z");
        ok(put(path + "/status", Map.of("status", "frozen", "reason", "<b>Bots</b>", "until", until)), 200);
        assertThat(opens()).isEqualTo(403);
        assertThat(page("en"))
                .contains("Not available now", "Why: &lt;b&gt;Bots&lt;/b&gt;", "December 5, 2126", "/about/" + appId)
                .doesNotContain("<b>Bots");
        assertThat(page("zh-CN")).contains("暂时无法使用", "原因：", "2126年12月5日", "申诉");
        assertThat(found()).containsExactly(appId);
        assertThat(standing().get("reason").stringValue()).isEqualTo("<b>Bots</b>");
        assertThat(standing().get("cause").stringValue()).isEqualTo("program");
        assertThat(Instant.parse(standing().get("until").stringValue())).isEqualTo(until);
        assertThat(Browser.json(developer.get(path + "/status"))).isEqualTo(standing());
        jdbc.sql("update program set status_until = ? where app_id = ?")
                .params(Timestamps.of(Instant.now().minusSeconds(1)), appId)
                .update();
        assertThat(opens()).as("its time is over").isEqualTo(200);
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void nothingLeadsToWhatIsTakenDown() {
        assertThat(offered()).contains(appId);
        assertThat(visitor.get("/_q/" + appId + ".png").statusCode()).isEqualTo(200);
        ok(set("taken-down", "Counterfeits"), 200);
        assertThat(opens()).isEqualTo(410);
        assertThat(page("en")).contains("taken this program down", "Counterfeits");
        assertThat(page("zh-CN")).contains("平台已下架这个小程序");
        var robot = server().request("/p/" + appId).setHeader("User-Agent", "Googlebot/2.1");
        assertThat(server().send(robot).statusCode()).isEqualTo(410);
        assertThat(offered()).doesNotContain(appId);
        assertThat(found()).isEmpty();
        assertThat(visitor.get("/_q/" + appId + ".png").statusCode()).isEqualTo(404);
        var about = Browser.json(visitor.get("/_h/programs/" + appId));
        assertThat(about.has("url")).isFalse();
        assertThat(about.get("presence").stringValue()).isEqualTo("GONE");
        var scanned = visitor.post("/_h/code", Map.of("text", server().base() + "/p/" + appId, "source", "CAMERA"));
        assertThat(scanned.body()).contains("GONE");
        ok(developer.get(path + "/versions"), 200);
        ok(set("active"), 200);
        assertThat(opens()).isEqualTo(200);
        assertThat(offered()).contains(appId);
        assertThat(found()).containsExactly(appId);
        assertThat(Browser.json(visitor.get("/_h/programs/" + appId)).has("url"))
                .isTrue();
    }

    @Test
    void onlyOperatorsDecideAndOnlyWhatCanBe() {
        var wish = Map.of("status", "active");
        refused(developer.send("PUT", path + "/status", wish), 403, "not_allowed");
        refused(visitor.send("PUT", path + "/status", wish), 401, "unauthorized");
        refused(set("frozen"), 422, "reason_needed");
        refused(set("frozen", "  "), 422, "reason_needed");
        refused(set("asleep", "x"), 422, "bad_status");
        ok(put(path + "/status", Map.of("reason", "x")), 400);
        ok(set("frozen", "x".repeat(501)), 400);
        refused(
                put(path + "/status", Map.of("status", "frozen", "reason", "x", "until", "2001-01-01T00:00:00Z")),
                422,
                "bad_time");
        refused(put("/api/v1/programs/wx0123456789abcdef/status", wish), 404, "program_not_found");
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void ofTwoWhoHaveSeenTheSameOneDecides() throws Exception {
        var tag = server().get(path + "/status").headers().firstValue("ETag").orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = List.of("frozen", "taken-down").stream()
                    .<Callable<Integer>>map(
                            wanted -> () -> put(path + "/status", Map.of("status", wanted, "reason", wanted), tag)
                                    .statusCode())
                    .toList();
            assertThat(threads.invokeAll(sent).stream().map(answer -> answer.resultNow()))
                    .containsExactlyInAnyOrder(200, 412);
        }
        assertThat(standing().get("reason").stringValue()).isEqualTo(status());
        assertThat(jdbc.sql(
                                "select detail ->> 'after' from audit_entry where action = 'program.status' and subject = ?")
                        .param(appId)
                        .query(String.class)
                        .list())
                .containsExactly(status());
    }

    @Test
    void ofAClosedOrganisationNothingIsLeftButReading() {
        var token = Browser.json(ok(
                        developer.post(
                                "/api/v1/tokens",
                                Map.of(
                                        "name",
                                        "CI",
                                        "organisation",
                                        organisation.replaceFirst(".*/", ""),
                                        "scopes",
                                        List.of("programs:read", "programs:write", "programs:upload"))),
                        201))
                .get("token")
                .stringValue();
        ok(upload(token, "2"), 201);
        ok(put(organisation + "/status", Map.of("status", "frozen", "reason", "Unpaid")), 200);
        assertThat(opens()).isEqualTo(403);
        assertThat(page("en")).contains("suspended whoever offers", "Unpaid");
        assertThat(found()).containsExactly(appId);
        assertThat(standing().get("cause").stringValue()).isEqualTo("organisation");
        refused(upload(token, "3"), 403, "organisation_closed");
        refused(developer.post(path + "/secret", Map.of()), 403, "organisation_closed");
        refused(
                developer.post("/api/v1/programs", Map.of("name", "More", "organisation", id(organisation))),
                403,
                "organisation_closed");
        ok(server().send(server().request(path + "/versions").setHeader("Authorization", "Bearer " + token)), 200);
        ok(put(organisation + "/status", Map.of("status", "banned", "reason", "Fraud")), 200);
        assertThat(opens()).isEqualTo(410);
        assertThat(offered()).doesNotContain(appId);
        refused(upload(token, "3"), 403, "organisation_closed");
        ok(set("frozen", "Itself"), 200);
        assertThat(status()).as("the more severe").isEqualTo("taken-down");
        ok(put(organisation + "/status", Map.of("status", "active")), 200);
        assertThat(status()).as("its own is still there").isEqualTo("frozen");
        ok(set("active"), 200);
        assertThat(opens()).isEqualTo(200);
        assertThat(offered()).contains(appId);
        ok(upload(token, "3"), 201);
    }

    private static String id(String path) {
        return path.replaceFirst(".*/", "");
    }

    private HttpResponse<String> upload(String token, String version) {
        return server().send(server().request(path + "/versions/" + version)
                .setHeader("Authorization", "Bearer " + token)
                .header("Content-Type", "application/zip")
                .PUT(BodyPublishers.ofByteArray(Zips.hello(version))));
    }
}
