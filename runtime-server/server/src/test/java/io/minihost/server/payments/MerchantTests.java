package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is paid here, by the REST API. */
class MerchantTests extends ServerTest {

    private HttpResponse<String> post(String path, String name, String value) {
        return server().post(
                        path,
                        JsonMapper.shared().createObjectNode().put(name, value).toString());
    }

    private HttpResponse<String> put(String path, String tag, String json) {
        return server().send(server().request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(json)));
    }

    private String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + server().json(answer).path("code").asString("");
    }

    private HttpResponse<String> delete(String path) {
        return server().send(server().request(path).DELETE());
    }

    private static X509Certificate read(JsonNode pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.stringValue().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void getsACertificateAndSecretsOnce() throws GeneralSecurityException {
        var keys = Shop.pair(2048);
        var draft = JsonMapper.shared().createObjectNode().put("name", "Bakery").put("csr", Shop.csr(keys));
        var request = server().request("/api/v1/merchants")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Shop.nonce())
                .POST(BodyPublishers.ofString(draft.toString()));
        var answer = server().send(request);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server().send(request).body()).as("once for each key").isEqualTo(answer.body());
        var made = server().json(answer);
        assertThat(made.get("mchid").stringValue()).matches("[0-9]{10}");
        assertThat(made.get("apiV3Key").stringValue()).hasSize(32);
        assertThat(made.has("publicKeyId")).isFalse();

        var platform = read(made.get("platform").get("certificatePem"));
        assertThat(platform.getSerialNumber().toString(16))
                .isEqualToIgnoringCase(
                        made.get("platform").get("certificateSerial").stringValue());
        assertThat(made.get("platform").get("publicKeyId").stringValue()).matches("PUB_KEY_ID_[0-9A-F]{32}");
        assertThat(made.get("platform").get("publicKeyPem").stringValue()).isEqualTo(Shop.pem(platform.getPublicKey()));
        var certificate = read(made.get("certificate").get("pem"));
        certificate.verify(platform.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("CN=" + made.get("mchid").stringValue());

        var shown = server().get("/api/v1/merchants/" + made.get("mchid").stringValue());
        assertThat(shown.body()).doesNotContain(made.get("apiV3Key").stringValue());
    }

    @Test
    void bringsAPublicKeyAndAKeyOfItsOwn() {
        var draft = JsonMapper.shared()
                .createObjectNode()
                .put("name", "Bakery")
                .put("publicKey", Shop.pem(Shop.pair(2048).getPublic()))
                .put("apiV3Key", "0123456789abcdefghij0123456789AB");
        var made = server().json(server().post("/api/v1/merchants", draft.toString()));
        assertThat(made.get("apiV3Key").stringValue()).isEqualTo("0123456789abcdefghij0123456789AB");
        assertThat(made.get("publicKeyId").stringValue()).matches("[0-9A-F]{40}");
        assertThat(made.has("certificate")).isFalse();
    }

    @Test
    void refusesKeysThatProveNothing() throws GeneralSecurityException {
        var curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var foreign = Shop.csr(Shop.pair(2048)).lines().toList();
        var own = Shop.csr(Shop.pair(2048)).lines().toList();
        // The key of one request under the signature of another.
        var mixed = String.join("\n", own.subList(0, 9)) + "\n" + String.join("\n", foreign.subList(9, foreign.size()));
        for (var csr :
                new String[] {"", "no PEM", mixed, Shop.pem(Shop.pair(2048).getPublic()), "-----BEGIN X-----"}) {
            var draft =
                    JsonMapper.shared().createObjectNode().put("name", "Bakery").put("csr", csr);
            assertThat(code(server().post("/api/v1/merchants", draft.toString())))
                    .as(csr)
                    .isEqualTo("422 unfit_key");
        }
        for (var key : new Object[] {
            Shop.pair(1024).getPublic(), curve.getPublic(), Shop.pair(2048).getPrivate()
        }) {
            var draft =
                    JsonMapper.shared().createObjectNode().put("name", "Bakery").put("publicKey", Shop.pem(key));
            assertThat(code(server().post("/api/v1/merchants", draft.toString())))
                    .isEqualTo("422 unfit_key");
        }
        assertThat(server().post("/api/v1/merchants", "{\"name\":\"Bakery\",\"apiV3Key\":\"short\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void hasTwoGoodKeysAtMost() {
        var shop = Shop.register(server(), "Bakery", 0);
        var next = Shop.pair(2048);
        var made = server().json(post(shop.path() + "/certificates", "csr", Shop.csr(next)));
        var other = shop.with(next, made.get("serial").stringValue());
        assertThat(shop.get("/v3/certificates").statusCode()).isEqualTo(200);
        assertThat(other.get("/v3/certificates").statusCode()).isEqualTo(200);
        assertThat(shop.with(next, shop.serial()).get("/v3/certificates").statusCode())
                .as("under the other's serial")
                .isEqualTo(401);
        assertThat(code(post(shop.path() + "/public-keys", "publicKey", Shop.pem(next.getPublic()))))
                .isEqualTo("409 too_many_keys");
        var keys = server().json(server().get(shop.path() + "/keys"));
        assertThat(keys)
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.has("lastUsedAt")).isTrue());

        assertThat(delete(shop.path() + "/keys/" + shop.serial()).statusCode()).isEqualTo(204);
        assertThat(Shop.refusal(shop.get("/v3/certificates"))).isEqualTo("401 SIGN_ERROR");
        assertThat(other.get("/v3/certificates").statusCode()).isEqualTo(200);
        assertThat(code(delete(shop.path() + "/keys/" + shop.serial()))).isEqualTo("404 merchant_key_not_found");
        assertThat(post(shop.path() + "/public-keys", "publicKey", Shop.pem(next.getPublic()))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void isChangedByWhoHasSeenIt() {
        var shop = Shop.register(server(), "Bakery", 60);
        var seen = server().get(shop.path());
        var tag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(server().json(seen).get("feeRate").intValue()).isEqualTo(60);
        var changed = put(shop.path(), tag, "{\"name\":\"Café\",\"status\":\"frozen\",\"feeRate\":100}");
        assertThat(server().json(changed).get("status").stringValue()).isEqualTo("frozen");
        assertThat(code(put(shop.path(), tag, "{\"name\":\"Bar\"}"))).isEqualTo("412 stale");
        assertThat(code(put(shop.path(), "*", "{\"name\":\"Bar\",\"feeRate\":10001}")))
                .isEqualTo("422 unfit_fee");
        assertThat(code(server().get("/api/v1/merchants/0000000000"))).isEqualTo("404 merchant_not_found");
        assertThat(server().get("/api/v1/merchants/nobody").statusCode()).isEqualTo(400);
        assertThat(server().get("/api/v1/audit?limit=1").statusCode()).isNotEqualTo(500);
    }

    @Test
    void goesWithPrograms() {
        var shop = Shop.register(server(), "Bakery", 0);
        var program = server().register("Bakery");
        var link = shop.path() + "/apps/" + program;
        assertThat(put(link, "*", "").statusCode()).isEqualTo(200);
        assertThat(put(link, "*", "").statusCode()).as("once more").isEqualTo(200);
        assertThat(server().json(server().get(shop.path() + "/apps"))
                        .get(0)
                        .get("appId")
                        .stringValue())
                .isEqualTo(program);
        assertThat(put(shop.path() + "/apps/wx0000000000000000", "*", "").statusCode())
                .isEqualTo(404);
        assertThat(delete(link).statusCode()).isEqualTo(204);
        assertThat(code(delete(link))).isEqualTo("404 link_not_found");
    }
}
