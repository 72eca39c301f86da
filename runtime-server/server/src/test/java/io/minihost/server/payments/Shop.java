package io.minihost.server.payments;

import io.minihost.server.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A merchant as its own server knows it.
 *
 * @param serial what it signs under
 */
record Shop(TestServer server, String mchid, String apiV3Key, KeyPair keys, String serial, JsonNode platform) {

    /** Before there is one. */
    static final Shop NONE = new Shop(
            new TestServer(URI.create("http://localhost"), ""),
            "",
            "",
            new KeyPair(null, null),
            "",
            JsonMapper.shared().createObjectNode());

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static KeyPair pair(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(Object key) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The private key as clients' files have it. */
    static String pkcs8(KeyPair keys) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    static String csr(KeyPair keys) {
        try {
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Bakery"), keys.getPublic());
            return pem(request.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One with a certificate. */
    static Shop register(TestServer server, String name, int feeRate) {
        var keys = pair(2048);
        var draft = JsonMapper.shared().createObjectNode();
        draft.put("name", name).put("csr", csr(keys)).put("feeRate", feeRate);
        var made = server.json(server.post("/api/v1/merchants", draft.toString()));
        return new Shop(
                server,
                made.get("mchid").stringValue(),
                made.get("apiV3Key").stringValue(),
                keys,
                made.get("certificate").get("serial").stringValue(),
                made.get("platform"));
    }

    String path() {
        return "/api/v1/merchants/" + mchid;
    }

    static long now() {
        return System.currentTimeMillis() / 1000;
    }

    static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String authorization(String method, String url, long timestamp, String nonce, String body) {
        var signature = sign("%s\n%s\n%d\n%s\n%s\n".formatted(method, url, timestamp, nonce, body));
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
                .formatted(mchid, nonce, timestamp, serial, signature);
    }

    HttpResponse<String> get(String url) {
        return call("GET", url, "");
    }

    HttpResponse<String> post(String url, String body) {
        return call("POST", url, body);
    }

    private HttpResponse<String> call(String method, String url, String body) {
        return send(method, url, body, authorization(method, url, now(), nonce(), body));
    }

    /** Sends exactly this. */
    HttpResponse<String> send(String method, String url, String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(server.base() + url))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return TestServer.send(CLIENT, request, BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** {@code SIGN_ERROR} and the like, with the status before it. */
    static String refusal(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asString("");
    }

    /** The same merchant that signs with another key under another serial. */
    Shop with(KeyPair otherKeys, String otherSerial) {
        return new Shop(server, mchid, apiV3Key, otherKeys, otherSerial, platform);
    }
}
