package io.minihost.server.accounts;

import io.minihost.server.TestServer;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as cookies go. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .localAddress(somewhere())
            .build();

    public Browser(URI server) {
        this.server = server;
    }

    /** An address of its own, as limits are each address's. */
    private static InetAddress somewhere() {
        byte[] address = new byte[4];
        ThreadLocalRandom.current().nextBytes(address);
        address[0] = 127;
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> send(String method, String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-Minihost", "1")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public HttpResponse<String> post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("User-Agent", "Mozilla/5.0 (Android 15) Chrome/140");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return TestServer.send(http, request, BodyHandlers.ofString());
    }

    public JsonNode me() {
        return JSON.readTree(get("/_a/me").body());
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public static String code(HttpResponse<String> response) {
        return json(response).path("code").asString("");
    }
}
