package io.minihost.server.programs.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.protocol.HostApiContract;
import io.minihost.server.accounts.Browser;
import io.minihost.server.hostapi.Grant;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a program may use as long as the host lets it: asked for by its developer, revoked in the middle of a visit. */
class GrantTests extends GrantTest {

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Browser.code(answer)).isEqualTo(code);
    }

    @Test
    void everyApiOnTheListIsOneThatProgramsCall() {
        assertThat(HostApiContract.load().names())
                .contains(Grant.AUTHORIZE)
                .containsAll(Stream.of(Grant.values())
                        .flatMap(grant -> grant.apis().stream())
                        .toList());
    }

    @Test
    void whatIsRevokedIsRefusedAtOnceInAVisitThatIsOpen() {
        var view = runs("""
                say("first " + await told("getLocation", { type: "wgs84" }));
                for (;;) {
                  const word = await told("getLocation", { type: "wgs84" });
                  if (!word.endsWith("ok")) return say("then " + word);
                  await wait();
                }
                """);
        assertThat(said(view, "first")).contains("getLocation ok");
        set("location", "revoked");
        assertThat(said(view, "then")).contains("getLocation:fail " + REFUSED + " 102");
    }

    @Test
    void everyOneOfThemIsRefused() {
        for (var grant : Grant.values()) {
            set(grant.wireName(), "revoked");
        }
        var view = runs("""
                const order = { timeStamp: "1", nonceStr: "a", package: "prepay_id=1", signType: "RSA", paySign: "x" };
                say("all " + [
                  await told("getLocation", {}),
                  await told("getFuzzyLocation", {}),
                  await told("chooseLocation", {}),
                  await told("chooseAddress", {}),
                  await told("requestPayment", order),
                  await told("authorize", { scope: "scope.userLocation" }),
                  await told("authorize", { scope: "scope.camera" }),
                  await told("authorize", { scope: "scope.record" }),
                  await told("getSetting", {}),
                ].join("|"));
                """);
        var words = said(view, "all").replaceFirst(".*said all ", "").split("\\|");
        assertThat(words).hasSize(9);
        assertThat(List.of(words).subList(0, 8))
                .allSatisfy(word -> assertThat(word).contains(REFUSED));
        assertThat(words[8]).startsWith("getSetting ok");
    }

    @Test
    void programsHaveWhatNobodyHasRevoked() {
        assertThat(grant("phone").get("state").stringValue()).isEqualTo("granted");
        assertThat(grant("phone").get("byRule").booleanValue()).isTrue();
        assertThat(grant("camera").get("usable").booleanValue()).isTrue();
        refused(put("phone", "asked", "For deliveries"), 409, "granted_already");
        refused(put("phone", "refused", "No"), 409, "not_asked");
        refused(put("phone", "revoked", " "), 422, "reason_needed");
        refused(put("phone", "lent", "x"), 422, "bad_state");
        refused(put("moon", "revoked", "x"), 422, "bad_grant");
        set("phone", "revoked");
        assertThat(grant("phone").get("usable").booleanValue()).isFalse();
        refused(put("phone", "revoked", "x"), 409, "not_granted");
        set("phone", "asked");
        assertThat(grant("phone").get("usable").booleanValue())
                .as("asking brings nothing back")
                .isFalse();
        set("phone", "refused");
        assertThat(grant("phone").get("reason").stringValue()).isEqualTo("Because");
        set("phone", "asked");
        set("phone", "granted");
        assertThat(grant("phone").get("usable").booleanValue()).isTrue();
        assertThat(grant("phone").get("byRule").booleanValue()).isFalse();
        assertThat(jdbc.sql("select detail ->> 'after' from audit_entry where action = 'program.grant' and subject = ?"
                                + " order by id")
                        .param(appId)
                        .query(String.class)
                        .list())
                .containsExactly("revoked", "asked", "refused", "asked", "granted");
    }

    @Test
    void developersAskAndOnlyOperatorsDecide() {
        var developer = new Browser(server().base());
        developer.get("/");
        var username = "g" + UUID.randomUUID().toString().substring(0, 12);
        developer.post("/_a/sign-up", Map.of("username", username, "password", "correct horse battery"));
        appId = Browser.json(developer.post("/api/v1/programs", Map.of("name", "Own")))
                .get("appId")
                .stringValue();
        refused(
                developer.send("PUT", path(), Map.of("name", "phone", "state", "revoked", "reason", "x")),
                403,
                "not_allowed");
        set("phone", "revoked");
        var asked = developer.send("PUT", path(), Map.of("name", "phone", "state", "asked", "reason", "Deliveries"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(grant("phone").get("reason").stringValue()).isEqualTo("Deliveries");
        refused(
                developer.send("PUT", path(), Map.of("name", "phone", "state", "granted", "reason", "me")),
                403,
                "not_allowed");
        var wish = JsonMapper.shared().writeValueAsString(Map.of("name", "phone"));
        var missing = server().send(server().request(path())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wish)));
        assertThat(missing.statusCode()).isEqualTo(400);
    }

    @Test
    void ofTwoWhoHaveSeenTheSameOneDecides() throws Exception {
        set("phone", "revoked");
        set("phone", "asked");
        var tag = server().get(path()).headers().firstValue("ETag").orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = List.of("granted", "refused").stream()
                    .<Callable<Integer>>map(
                            state -> () -> put("phone", state, state, tag).statusCode())
                    .toList();
            assertThat(threads.invokeAll(sent).stream().map(answer -> answer.resultNow()))
                    .containsExactlyInAnyOrder(200, 412);
        }
        var now = grant("phone");
        assertThat(now.get("reason").stringValue()).isEqualTo(now.get("state").stringValue());
    }
}
