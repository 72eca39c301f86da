package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.People;
import io.minihost.server.programs.Zips;
import io.minihost.server.shortcuts.Scanned;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/** A test with a program of two pages that is released, whose server makes codes and links. */
abstract class CodeTest extends MerchantTest {

    String access = "";

    @BeforeEach
    void release() {
        access = "?access_token=" + token();
        upload("1");
        for (var step : new String[] {"submit", "approve", "release"}) {
            var path = "/api/v1/programs/%s/versions/1/%s".formatted(bakery.appId(), step);
            assertThat(server().post(path).statusCode()).isEqualTo(200);
        }
    }

    /** Others of this context count what is released. */
    @AfterEach
    void withdraw() {
        server().post("/api/v1/programs/%s/versions/1/withdraw".formatted(bakery.appId()));
    }

    void upload(String version) {
        var files = Zips.files("cakes");
        files.put(
                "app.json",
                "{\"pages\":[\"pages/index/index\",\"pages/cake/cake\"],"
                        + "\"window\":{\"navigationBarBackgroundColor\":\"#8b1a4a\"}}");
        files.put("pages/cake/cake.js", "Page({});\n");
        files.put("pages/cake/cake.json", "{}");
        files.put("pages/cake/cake.wxml", "<view>cake</view>\n");
        var path = "/api/v1/programs/%s/versions/%s".formatted(bakery.appId(), version);
        var answer = server().put(path, Zips.zip(files));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** The answer to a call as it comes. */
    HttpResponse<byte[]> raw(String path, Map<String, ?> fields) {
        return server().send(
                        HttpRequest.newBuilder(server().base().resolve(path + access))
                                .header("Content-Type", "text/plain; charset=ISO-8859-1")
                                .POST(BodyPublishers.ofString(body(fields))),
                        BodyHandlers.ofByteArray());
    }

    static String body(Map<String, ?> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }

    /** What the code says that a call draws. */
    String drawn(String path, Map<String, ?> fields) {
        var answer = raw(path, fields);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        return Scanned.text(answer.body());
    }

    int refused(String path, Map<String, ?> fields) {
        var answer = raw(path, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return code(JsonMapper.shared().readTree(answer.body()));
    }

    /** One check for each line of a number and what it is the answer to. */
    static void each(String table, ObjIntConsumer<String> check) {
        table.strip()
                .lines()
                .map(line -> line.split(" \\| ", 2))
                .forEach(line -> check.accept(line[1], Integer.parseInt(line[0].strip())));
    }

    /** Goes to an address as a browser does. */
    HttpResponse<String> browse(String address, String language) {
        var cookie = People.COOKIE + "=" + people.cookieValue(ann);
        return server().send(HttpRequest.newBuilder(URI.create(address))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140")
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .header("Cookie", cookie)
                .GET());
    }

    /** Where an address leads. */
    String leads(String address) {
        var answer = browse(address, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }
}
