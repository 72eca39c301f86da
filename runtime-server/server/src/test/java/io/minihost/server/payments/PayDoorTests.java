package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who comes in at the payment API, and what signatures go out. */
class PayDoorTests extends ServerTest {

    private static final String CERTIFICATES = "/v3/certificates";

    private Shop shop = Shop.NONE;

    @BeforeEach
    void register() {
        shop = Shop.register(server(), "Bakery", 0);
    }

    private static PublicKey key(String certificate) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }

    private static boolean isSigned(HttpResponse<String> answer, PublicKey key) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        var text = "%s\n%s\n%s\n"
                .formatted(header(answer, "Wechatpay-Timestamp"), header(answer, "Wechatpay-Nonce"), answer.body());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(header(answer, "Wechatpay-Signature")));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private String decrypt(JsonNode sealed) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(shop.apiV3Key().getBytes(StandardCharsets.US_ASCII), "AES"),
                new GCMParameterSpec(128, sealed.get("nonce").stringValue().getBytes(StandardCharsets.US_ASCII)));
        cipher.updateAAD(sealed.get("associated_data").stringValue().getBytes(StandardCharsets.US_ASCII));
        var text = Base64.getDecoder().decode(sealed.get("ciphertext").stringValue());
        return new String(cipher.doFinal(text), StandardCharsets.US_ASCII);
    }

    @Test
    void tellsCertificatesToWhoSigns() throws GeneralSecurityException {
        var answer = shop.get(CERTIFICATES + "?algorithm_type=RSA");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(header(answer, "Request-ID")).isNotEmpty();
        var listed = Shop.json(answer).get("data").get(0);
        var certificate = decrypt(listed.get("encrypt_certificate"));
        var serial = header(answer, "Wechatpay-Serial");
        assertThat(Shop.json(answer).get("data").findValuesAsString("serial_no"))
                .contains(serial);
        assertThat(listed.get("effective_time").stringValue()).endsWith("+08:00");
        assertThat(certificate).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(isSigned(answer, key(shop.platform().get("certificatePem").stringValue())))
                .isTrue();
    }

    @Test
    void refusesForgedStaleAndReplayedSignatures() {
        var now = Shop.now();
        var nonce = Shop.nonce();
        var good = shop.authorization("GET", CERTIFICATES, now, nonce, "");
        assertThat(shop.send("GET", CERTIFICATES, "", good).statusCode()).isEqualTo(200);
        assertThat(Shop.refusal(shop.send("GET", CERTIFICATES, "", good)))
                .as("replayed")
                .isEqualTo("401 SIGN_ERROR");
        var other = Shop.register(server(), "Other", 0);
        for (var forged : new String[] {
            "",
            "Bearer " + server().token(),
            "WECHATPAY2-SHA256-RSA2048 ",
            shop.authorization("GET", CERTIFICATES + "?x=1", now, Shop.nonce(), ""),
            shop.authorization("POST", CERTIFICATES, now, Shop.nonce(), ""),
            shop.authorization("GET", CERTIFICATES, now, Shop.nonce(), "{}"),
            shop.authorization("GET", CERTIFICATES, Shop.now() - 301, Shop.nonce(), ""),
            shop.authorization("GET", CERTIFICATES, Shop.now() + 330, Shop.nonce(), ""),
            good.replace(nonce, Shop.nonce()),
            good.replace(nonce, "x".repeat(65)),
            good.replaceAll("signature=\".*\"", "signature=\"nonsense!\""),
            good.replaceAll("timestamp=\"\\d+\"", "timestamp=\"99999999999999999999\""),
            shop.authorization("GET", CERTIFICATES, now + Long.MIN_VALUE, Shop.nonce(), ""),
            shop.with(other.keys(), shop.serial()).authorization("GET", CERTIFICATES, now, Shop.nonce(), ""),
            shop.with(other.keys(), other.serial()).authorization("GET", CERTIFICATES, now, Shop.nonce(), ""),
            shop.authorization("GET", CERTIFICATES, now, Shop.nonce(), "").replace(shop.mchid(), other.mchid())
        }) {
            assertThat(Shop.refusal(shop.send("GET", CERTIFICATES, "", forged)))
                    .as(forged)
                    .isEqualTo("401 SIGN_ERROR");
        }
        var behind = shop.authorization("GET", CERTIFICATES, Shop.now() - 240, Shop.nonce(), "");
        assertThat(shop.send("GET", CERTIFICATES, "", behind).statusCode())
                .as("a clock that is a little behind")
                .isEqualTo(200);
    }

    @Test
    void saysWhatShouldHaveBeenSigned() {
        var wrong = shop.authorization("GET", "/v3/other", Shop.now(), Shop.nonce(), "");
        var answer = Shop.json(shop.send("GET", CERTIFICATES + "?a=%E4%B8%AD", "", wrong));
        var said = answer.get("detail").get("sign_information");
        assertThat(said.get("url").stringValue()).isEqualTo(CERTIFICATES + "?a=%E4%B8%AD");
        assertThat(said.get("truncated_sign_message").stringValue())
                .startsWith("GET\n" + CERTIFICATES + "?a=%E4%B8%AD\n");
    }

    @Test
    void signsAlsoUnderTheBareKeyAndSignsRefusals() throws GeneralSecurityException {
        var id = shop.platform().get("publicKeyId").stringValue();
        var answer = server().send(java.net.http.HttpRequest.newBuilder(
                        server().base().resolve(CERTIFICATES))
                .header("Authorization", shop.authorization("GET", CERTIFICATES, Shop.now(), Shop.nonce(), ""))
                .header("Wechatpay-Serial", id));
        assertThat(header(answer, "Wechatpay-Serial")).isEqualTo(id);
        var key = key(shop.platform().get("certificatePem").stringValue());
        assertThat(isSigned(answer, key)).isTrue();
        var refused = shop.get("/v3/nothing");
        assertThat(Shop.refusal(refused)).isEqualTo("404 RESOURCE_NOT_EXISTS");
        assertThat(isSigned(refused, key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/pay/transactions/native",
                "/v3/pay/transactions/h5",
                "/v3/pay/partner/transactions/jsapi",
                "/v3/combine-transactions/jsapi",
                "/v3/profitsharing/orders",
                "/v3/transfer/batches",
                "/v3/fund-app/mch-transfer/transfer-bills"
            })
    void saysWhatItDoesNotServe(String path) {
        assertThat(Shop.refusal(shop.post(path, "{}"))).isEqualTo("403 NO_AUTH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/pay/unifiedorder", "/pay/orderquery", "/secapi/pay/refund", "/mmpaymkttransfers/sendredpack"})
    void speaksXmlToTheSecondVersion(String path) {
        var answer = shop.send("POST", path, "<xml><appid>1</appid></xml>", "none");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("<xml><return_code><![CDATA[FAIL]]></return_code>")
                .contains(path);
    }

    @Test
    void boundsBodies() {
        var body = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(Shop.refusal(shop.post("/v3/pay/transactions/jsapi", body))).isEqualTo("400 PARAM_ERROR");
    }

    @Test
    void remembersCallsByTheirId() {
        shop.get(CERTIFICATES);
        var refused =
                shop.send("GET", CERTIFICATES, "", shop.authorization("GET", "/v3/x", Shop.now(), Shop.nonce(), ""));
        var rid = header(refused, "Request-ID");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server().get(shop.path() + "/requests/" + rid).statusCode() == 200);
        var shown = server().json(server().get(shop.path() + "/requests/" + rid));
        assertThat(shown.get("proven").booleanValue()).isFalse();
        assertThat(shown.get("code").stringValue()).isEqualTo("SIGN_ERROR");
        var listed = server().json(server().get(shop.path() + "/requests")).get("items");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(1).get("proven").booleanValue()).isTrue();
        var other = Shop.register(server(), "Other", 0);
        assertThat(server().get(other.path() + "/requests/" + rid).statusCode()).isEqualTo(404);
    }

    /** A new key is told a day before it signs; whoever names the old one gets that. */
    @Test
    void changesItsOwnKeysWithoutAPause() throws GeneralSecurityException {
        var before = shop.platform().get("certificateSerial").stringValue();
        var made = server().json(server().post("/api/v1/platform-keys"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Shop.json(shop.get(CERTIFICATES)).get("data").size() >= 2);
        assertThat(header(shop.get(CERTIFICATES), "Wechatpay-Serial")).isEqualTo(before);
        var serial = made.get("certificateSerial").stringValue();
        var early = server().send(java.net.http.HttpRequest.newBuilder(
                        server().base().resolve(CERTIFICATES))
                .header("Authorization", shop.authorization("GET", CERTIFICATES, Shop.now(), Shop.nonce(), ""))
                .header("Wechatpay-Serial", serial));
        assertThat(header(early, "Wechatpay-Serial"))
                .as("who knows the new one already")
                .isEqualTo(serial);
        assertThat(isSigned(early, key(made.get("certificatePem").stringValue())))
                .isTrue();
        assertThat(server().send(server().request("/api/v1/platform-keys/" + before)
                                .DELETE())
                        .statusCode())
                .as("while no other signs for all")
                .isEqualTo(409);
        assertThat(server().send(server().request("/api/v1/platform-keys/" + serial)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }
}
