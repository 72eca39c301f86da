package io.minihost.server.uploadtool;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.accounts.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keys that programs are uploaded with. */
class UploadKeyTests extends ToolTest {

    @Autowired
    JdbcClient jdbc;

    private static KeyPair pair(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded));
    }

    private HttpResponse<String> register(String publicKey) {
        return server().post(
                        keys(appId),
                        JsonMapper.shared().writeValueAsString(Map.of("name", "ours", "publicKey", publicKey)));
    }

    private String codeOf(HttpResponse<String> answer) {
        return server().json(answer).get("code").stringValue();
    }

    private HttpResponse<String> change(String id, String tag, String json) {
        return server().send(server().request(keys(appId) + "/" + id)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(json)));
    }

    @Test
    void tellsThePrivateHalfOnceAndKeepsNothingOfIt() {
        var made = makeKey(appId, "{\"name\":\"build server\",\"addresses\":[\"203.0.113.9/24\"]}");
        assertThat(made.get("privateKey").stringValue()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        var shown = server().get(keys(appId) + "/" + made.get("id").stringValue());
        assertThat(shown.body()).doesNotContain("privateKey").contains("\"203.0.113.0/24\"");
        assertThat(server().get(keys(appId)).body())
                .contains("build server")
                .contains(made.get("fingerprint").stringValue())
                .doesNotContain("privateKey");
        var kept = jdbc.sql("select upload_key::text from upload_key")
                .query(String.class)
                .list();
        assertThat(kept.toString()).doesNotContain("PRIVATE");
        var audited = jdbc.sql("select audit_entry::text from audit_entry where subject = ?")
                .param(appId)
                .query(String.class)
                .list();
        assertThat(audited.toString()).contains("upload_key.create").doesNotContain("PRIVATE");
    }

    @Test
    void takesThePublicHalfOfAPairMadeElsewhere() {
        var pair = pair(2048);
        var registered = register(pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        assertThat(registered.body()).doesNotContain("privateKey");
        assertThat(codeOf(register(pem("PUBLIC KEY", pair.getPublic().getEncoded()))))
                .isEqualTo("key_exists");
        var ours = new Tool(server(), appId, pair.getPrivate());
        assertThat(code(ours.attributes(ours.signature()))).isZero();
    }

    @Test
    void refusesWhatIsNoGoodKey() {
        assertThat(codeOf(register("key"))).isEqualTo("invalid_key");
        assertThat(codeOf(register(pem("PUBLIC KEY", new byte[300])))).isEqualTo("invalid_key");
        assertThat(codeOf(register(pem("PUBLIC KEY", pair(1024).getPublic().getEncoded()))))
                .isEqualTo("invalid_key");
        var secret = register(pem("PRIVATE KEY", pair(2048).getPrivate().getEncoded()));
        assertThat(codeOf(secret)).isEqualTo("invalid_key");
        assertThat(secret.body()).contains("belongs nowhere");
        assertThat(server().post(keys(appId), "{\"name\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(codeOf(server().post(keys(appId), "{\"name\":\"a\",\"addresses\":[\"10.0.0.1,::/0\"]}")))
                .isEqualTo("invalid_address");
        assertThat(codeOf(server().post(keys(appId), "{\"name\":\"a\",\"addresses\":[\"10.0.0.1/99\"]}")))
                .isEqualTo("invalid_address");
    }

    @Test
    void changesWhatSomebodyHasSeen() {
        var id = makeKey(appId, "{\"name\":\"a\"}").get("id").stringValue();
        var changed = change(id, "\"0\"", "{\"name\":\"b\",\"addresses\":[\"192.0.2.7\"]}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(change(id, "\"0\"", "{\"name\":\"c\",\"addresses\":[]}").statusCode())
                .isEqualTo(412);
        assertThat(server().get(keys(appId) + "/" + id).body()).contains("\"b\"", "192.0.2.7");
    }

    @Test
    void isOfItsProgramAlone() {
        var id = makeKey(appId, "{\"name\":\"a\"}").get("id").stringValue();
        var other = keys(server().register("Other")) + "/" + id;
        assertThat(server().get(other).statusCode()).isEqualTo(404);
        assertThat(server().send(server().request(other).DELETE()).statusCode()).isEqualTo(404);
        assertThat(server().get(keys(appId) + "/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void areFew() {
        for (var i = 1; i < 20; i++) {
            makeKey(appId, "{\"name\":\"key %d\"}".formatted(i));
        }
        assertThat(codeOf(server().post(keys(appId), "{\"name\":\"one more\"}")))
                .isEqualTo("too_many");
        var page = server().json(server().get(keys(appId) + "?limit=15"));
        var rest =
                server().get(keys(appId) + "?limit=15&after=" + page.get("next").stringValue());
        assertThat(server().json(rest).get("items").size()).isEqualTo(5);
    }

    @Test
    void isGoodForNothingOnceItIsDeleted() {
        assertThat(code(tool.attributes(tool.signature()))).isZero();
        var id = server().json(server().get(keys(appId))).at("/items/0/id").stringValue();
        assertThat(server().send(server().request(keys(appId) + "/" + id).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(code(tool.attributes(tool.signature()))).isEqualTo(40001);
    }

    /** Strangers do not learn of it, and whoever is only signed in has to prove who they are. */
    @Test
    void belongsToAdminsWhoHaveProvedWhoTheyAre() {
        var browser = new Browser(server().base());
        browser.get("/");
        browser.post(
                "/_a/sign-up",
                Map.of(
                        "username",
                        "k" + UUID.randomUUID().toString().substring(0, 12),
                        "password",
                        "correct horse battery"));
        assertThat(browser.post(keys(appId), Map.of("name", "mine")).statusCode())
                .isEqualTo(404);
        var own = Browser.json(browser.post("/api/v1/programs", Map.of("name", "Own")))
                .get("appId")
                .stringValue();
        assertThat(browser.post(keys(own), Map.of("name", "mine")).statusCode()).isEqualTo(201);
        jdbc.sql("update device set proved_at = now() - interval '1 hour'").update();
        var late = browser.post(keys(own), Map.of("name", "mine"));
        assertThat(late.statusCode()).as(late.body()).isEqualTo(403);
        assertThat(late.body()).contains("proof_needed");
    }
}
