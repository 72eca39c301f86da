package io.minihost.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses of the REST API. */
final class Endpoints {

    private final String base;

    Endpoints(URI server) {
        if (server.getScheme() == null || !server.getScheme().matches("https?") || server.getHost() == null) {
            throw new IllegalArgumentException("A server is http://host:port or https://host, not " + server);
        }
        String address = server.toString();
        this.base = (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + "/api/v1/programs";
    }

    URI programs() {
        return URI.create(base);
    }

    URI program(String appId) {
        return URI.create(base + "/" + encode(appId));
    }

    URI versions(String appId) {
        return URI.create(program(appId) + "/versions");
    }

    URI version(String appId, String version) {
        return URI.create(versions(appId) + "/" + encode(version));
    }

    URI step(String appId, String version, String step) {
        return URI.create(version(appId, version) + "/" + step);
    }

    URI rollback(String appId) {
        return URI.create(program(appId) + "/rollback");
    }

    URI releases(String appId, String what) {
        return URI.create(program(appId) + "/releases/" + what);
    }

    URI lot(String appId, String person) {
        return releases(appId, "current/person?person=" + encode(person));
    }

    URI tags(String appId) {
        return URI.create(program(appId) + "/tags");
    }

    URI tag(String appId, String tag) {
        return URI.create(tags(appId) + "/" + encode(tag));
    }

    URI qr(String appId, QrRequest request) {
        List<String> query = new ArrayList<>();
        add(query, "path", request.path());
        add(query, "scene", request.scene());
        add(query, "version", request.version());
        add(query, "width", request.width());
        return URI.create(program(appId) + "/qr" + query(query));
    }

    URI sessions(String appId, int limit) {
        return URI.create(program(appId) + "/sessions?limit=" + limit);
    }

    URI log(String appId, String sessionId, @Nullable String after) {
        List<String> query = new ArrayList<>();
        add(query, "after", after);
        return URI.create(program(appId) + "/sessions/" + encode(sessionId) + "/log" + query(query));
    }

    private static void add(List<String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + encode(value.toString()));
        }
    }

    private static String query(List<String> parts) {
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
