package io.minihost.server.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetTests extends ServerTest {

    private static final String TEXT = "0123456789".repeat(100);

    private String files = "";
    private String styles = "";

    @BeforeEach
    void upload() {
        var content = Zips.files("assets");
        content.put("data/digits.txt", TEXT);
        content.put("art/a b+ü.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        content.put("page.html", "<script>alert(1)</script>");
        var appId = server().register("Assets");
        var response = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(content));
        var hash = server().json(response).get("hash").stringValue();
        files = "/_b/" + hash + "/f/";
        styles = "/_b/" + hash + "/s/";
    }

    @Test
    void servesFilesForEver() {
        var response = get(files + "data/digits.txt");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(TEXT);
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(response, "Content-Security-Policy"))
                .contains("sandbox")
                .contains("default-src 'none'");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Content-Disposition")).isEqualTo("attachment");
    }

    @Test
    void servesStyles() {
        var response = get(styles + "app.css");
        assertThat(header(response, "Content-Type")).startsWith("text/css");
        assertThat(response.body()).contains("color").startsWith("@scope (.mh-page-scroll,.mh-portal){");
        assertThat(get(styles.replace("/s/", "/u/") + "app.css").body())
                .contains("color")
                .doesNotContain("@scope")
                .doesNotContain(":scope");
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void showsPicturesAndDownloadsPages() {
        var picture = get(files + "art/a%20b+%C3%BC.svg");
        assertThat(header(picture, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(header(picture, "Content-Security-Policy")).contains("sandbox");
        var page = get(files + "page.html");
        assertThat(header(page, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(page, "Content-Disposition")).isEqualTo("attachment");
    }

    @Test
    void keepsSourcesToItself() {
        for (var path : new String[] {"app.js", "app.json", "pages/index/index.wxml", "app.wxss", "%2e%2e/f/app.js"}) {
            var response = get(files + path);
            assertThat(response.statusCode()).as(path).isIn(404, 400);
        }
        assertThat(get("/_b/" + "0".repeat(64) + "/f/app.js").statusCode()).isEqualTo(404);
        assertThat(get("/_b/short").statusCode()).isEqualTo(404);
    }

    @Test
    void answersConditions() {
        var tag = header(get(files + "data/digits.txt"), "ETag");
        var response = server().send(request(files + "data/digits.txt").header("If-None-Match", "\"x\", " + tag));
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(server().send(request(files + "data/digits.txt").header("If-None-Match", "\"x\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsParts() {
        assertPart("bytes=0-4", 206, "01234", "bytes 0-4/1000");
        assertPart("bytes=995-", 206, "56789", "bytes 995-999/1000");
        assertPart("bytes=-3", 206, "789", "bytes 997-999/1000");
        assertPart("bytes=990-2000", 206, "0123456789", "bytes 990-999/1000");
        assertPart("bytes=1000-", 416, "", "bytes */1000");
        assertPart("bytes=5-2", 416, "", "bytes */1000");
        assertPart("bytes=x", 416, "", "bytes */1000");
        assertPart("bytes=-0", 416, "", "bytes */1000");
        assertThat(part("bytes=0-1,4-5").statusCode()).isEqualTo(200);
        assertThat(part("lines=0-1").statusCode()).isEqualTo(200);
        var changed = server().send(request(files + "data/digits.txt")
                .header("Range", "bytes=0-4")
                .header("If-Range", "\"old\""));
        assertThat(changed.body()).isEqualTo(TEXT);
    }

    @Test
    void compressesText() throws IOException {
        var response = server().send(
                        request(files + "data/digits.txt").header("Accept-Encoding", "br, gzip"),
                        BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(response.body().length).isLessThan(200);
        var unzipped = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(unzipped, StandardCharsets.UTF_8)).isEqualTo(TEXT);
        var refused = server().send(request(files + "data/digits.txt").header("Accept-Encoding", "gzip;q=0"));
        assertThat(refused.body()).isEqualTo(TEXT);
    }

    @Test
    void answersHeadAndNothingElse() {
        var head = server().send(request(files + "data/digits.txt").method("HEAD", BodyPublishers.noBody()));
        assertThat(header(head, "Content-Length")).isEqualTo("1000");
        assertThat(head.body()).isEmpty();
        assertThat(server().post(files + "data/digits.txt").statusCode()).isEqualTo(405);
    }

    private void assertPart(String range, int status, String body, String contentRange) {
        var response = part(range);
        assertThat(response.statusCode()).as(range).isEqualTo(status);
        assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
        assertThat(response.body()).isEqualTo(body);
    }

    private HttpResponse<String> part(String range) {
        return server().send(request(files + "data/digits.txt").header("Range", range));
    }

    private HttpResponse<String> get(String path) {
        return server().send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server().base().resolve(path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
