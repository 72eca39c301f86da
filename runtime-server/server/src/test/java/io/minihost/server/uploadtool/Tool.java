package io.minihost.server.uploadtool;

import io.minihost.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as the upload tool does, and lies where a test wants it to. */
record Tool(TestServer server, String appId, PrivateKey key) {

    static final String SIGNATURE = "ci.signature";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HEAD_BYTES = 18;
    private static final int ENTRY_BYTES = 12;

    static PrivateKey privateKey(String pem) {
        try {
            var base64 = pem.replaceAll("-----[A-Z ]+-----", "");
            var encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String challenge() {
        return post("getrandstr", "{\"appid\":\"%s\",\"clientRand\":7}".formatted(appId))
                .at("/data/randomString")
                .stringValue();
    }

    String signature() {
        return signature(appId, challenge());
    }

    String signature(String program, String challenge) {
        return sign("{\"appid\":\"%s\",\"rand_str\":\"%s\"}".formatted(program, challenge));
    }

    String sign(String text) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode attributes(String signature) {
        return post("getattr", JSON.writeValueAsString(Map.of("appid", appId, "signature", signature)));
    }

    JsonNode upload(Map<String, String> files, String version) {
        return upload(pack(signed(files, signature())), Map.of("version", version));
    }

    JsonNode upload(byte[] body, Map<String, String> more) {
        return upload("upload", BodyPublishers.ofByteArray(body), more);
    }

    JsonNode upload(String call, BodyPublisher body, Map<String, String> more) {
        var query = new LinkedHashMap<String, String>(Map.of("type", "miniProgram", "appid", appId, "robot", "1"));
        query.putAll(more);
        var text = query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(server.base().resolve("/wxa/ci/" + call + "?_r=0.5&" + text))
                .POST(body));
    }

    JsonNode post(String call, String body) {
        return send(HttpRequest.newBuilder(server.base().resolve("/wxa/ci/" + call + "?_r=0.123"))
                .header("Content-Type", "application/json")
                .header("Cookie", "wxuin=16361198655900")
                .POST(BodyPublishers.ofString(body)));
    }

    JsonNode send(HttpRequest.Builder request) {
        var answer = TestServer.send(CLIENT, request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static Map<String, String> signed(Map<String, String> files, String signature) {
        var all = new LinkedHashMap<>(files);
        all.put(SIGNATURE, JSON.writeValueAsString(Map.of("signature", signature, "version", "2.1.42")));
        return all;
    }

    static byte[] pack(Map<String, String> files) {
        return gzip(container(files));
    }

    static byte[] container(Map<String, String> files) {
        var index = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        var names = files.keySet().stream()
                .mapToInt(name -> ("/" + name).getBytes(StandardCharsets.UTF_8).length + ENTRY_BYTES)
                .sum();
        files.forEach((name, content) -> {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            var path = ("/" + name).getBytes(StandardCharsets.UTF_8);
            index.writeBytes(number(path.length));
            index.writeBytes(path);
            index.writeBytes(number(HEAD_BYTES + names + data.size()));
            index.writeBytes(number(bytes.length));
            data.writeBytes(bytes);
        });
        var all = ByteBuffer.allocate(HEAD_BYTES + index.size() + data.size());
        all.put((byte) 0xBE).putInt(0).putInt(index.size() + 4).putInt(data.size());
        all.put((byte) 0xED).putInt(files.size()).put(index.toByteArray()).put(data.toByteArray());
        return all.array();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
