package io.minihost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LaunchTests extends ServerTest {

    @Test
    void opensTheReleasedVersion() {
        var appId = released("Tea & <Cake>", "one");
        var response = visit("/p/" + appId + "/pages/index/index?a=1&_scene=1047&b=%20");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains("data-minihost-state=\"loading\"")
                .contains("data-minihost-app=\"" + appId + "\"")
                .contains("Tea &amp; &lt;Cake&gt;")
                .doesNotContain("<Cake>");
        var shell = shell(response);
        assertThat(shell.get("appName").stringValue()).isEqualTo("Tea & <Cake>");
        assertThat(shell.get("entry").get("path").stringValue()).isEqualTo("pages/index/index");
        assertThat(shell.get("entry").get("query").stringValue()).isEqualTo("a=1&b=%20");
        assertThat(shell.get("bar").get("title").stringValue()).isEqualTo("Hello");
        assertThat(shell.get("files").stringValue()).matches("/_b/[0-9a-f]{64}/f/");
        assertThat(response.body()).containsPattern("<style data-href=\"/_b/[0-9a-f]{64}/s/app.css\">[^<]*\\.");
        var script = response.body().replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");
        var view = visit(script);
        assertThat(view.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
        // Every further file would be one more thing to wait for; what is imported later is imported by a call.
        assertThat(view.body()).doesNotContainPattern("(?:from|import) ?\"\\./");
        var policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .containsPattern("script-src 'self' 'sha256-[^' ]+';")
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/p/wx0000000000000000",
        "/p/{appId}",
        "/nothing/here",
        "/api/v1/programs",
        "/_h/settings",
        "/sw.js"
    })
    void letsNobodyFrameItsPages(String path) {
        var response = visit(path.replace("{appId}", released("Framed", "one")));
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        for (var header : Map.of(
                        "X-Frame-Options", "DENY",
                        "X-Content-Type-Options", "nosniff",
                        "Cross-Origin-Opener-Policy", "same-origin")
                .entrySet()) {
            assertThat(response.headers().allValues(header.getKey())).containsExactly(header.getValue());
        }
        assertThat(response.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Referrer-Policy")).hasSize(1);
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void remembersAnonymousPeople() {
        var appId = released("People", "one");
        var first = visit("/p/" + appId);
        var cookie = first.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure");
        var value = cookie.substring(0, cookie.indexOf(';'));
        var again = server().send(page("/p/" + appId).header("Cookie", value));
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        var forged = server().send(page("/p/" + appId).header("Cookie", value.substring(0, value.length() - 2) + "xx"));
        assertThat(forged.headers().firstValue("Set-Cookie")).isPresent();
    }

    @Test
    void showsRobotsAPreviewOnly() {
        var appId = released("Preview", "one");
        var response = server().send(HttpRequest.newBuilder(uri("/p/" + appId)).header("User-Agent", "TelegramBot"));
        assertThat(response.body()).contains("og:title").doesNotContain("data-minihost-session");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        var head = server().send(page("/p/" + appId).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void saysWhyNothingOpens() {
        assertThat(visit("/p/nonsense").statusCode()).isEqualTo(404);
        assertThat(visit("/p/wx0000000000000000").statusCode()).isEqualTo(404);
        var appId = server().register("Later");
        assertThat(visit("/p/" + appId).body()).contains("Not released yet");
        var gone = released("Gone", "one");
        server().post("/api/v1/programs/" + gone + "/versions/1/withdraw");
        var response = visit("/p/" + gone);
        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(response.body()).contains("taken down");
        var chinese = server().send(page("/p/" + gone).header("Accept-Language", "zh-CN,zh;q=0.9"));
        assertThat(chinese.body()).contains("已下架").contains("lang=\"zh\"");
    }

    @Test
    void listsReleasedProgramsOnly() {
        var appId = released("Listed", "one");
        var hidden = server().register("Hidden");
        var home = visit("/");
        assertThat(home.body()).contains("/p/" + appId).contains("Listed").doesNotContain(hidden);
        assertThat(home.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(visit("/_i/" + appId).body()).contains(">L</text>");
    }

    @ParameterizedTest
    @CsvSource({"icon.svg, <svg/>, true", "pages/index/index.js, , false", "gone.png, , false", "icon.html, <b>, false"
    })
    void showsTheIconThatAProgramBrings(String path, @Nullable String content, boolean shown) {
        var files = Zips.files("one");
        files.put("project.config.json", "{\"icon\":\"./%s\"}".formatted(path));
        if (content != null) {
            files.put(path, content);
        }
        var icon = visit("/_i/" + released("Painted", Zips.zip(files)));
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(icon.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(icon.body().equals(content)).isEqualTo(shown);
    }

    @Test
    void saysThatNothingIsAtAnAddress() {
        var forPrograms = server().get("/nowhere");
        assertThat(forPrograms.statusCode()).isEqualTo(404);
        assertThat(forPrograms.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var forPeople = server().send(page("/nowhere").header("Accept", "text/html,*/*;q=0.8"));
        assertThat(forPeople.statusCode()).isEqualTo(404);
        assertThat(forPeople.body()).contains("Page not found").contains("href=\"/\"");
    }

    @Test
    void drawsCodesThatOpenTheProgram() throws Exception {
        var appId = released("Codes", "one");
        var picture = png("/api/v1/programs/" + appId + "/qr?path=pages/index/index?a=1&scene=x%3D1&width=300");
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(decoded(picture))
                .isEqualTo(server().base() + "/p/" + appId + "/pages/index/index?a=1&scene=x%3D1&_scene=1047");
        assertThat(server().get("/api/v1/programs/" + appId + "/qr?width=5").statusCode())
                .isEqualTo(400);
        assertThat(server().get("/api/v1/programs/" + appId + "/qr?version=9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void opensTestVersionsByTheirLinkOnly() throws Exception {
        var appId = server().register("Trial");
        server().put("/api/v1/programs/" + appId + "/versions/0.1", Zips.hello("trial"));
        assertThat(visit("/p/" + appId + "?_version=0.1").statusCode()).isEqualTo(404);
        assertThat(visit("/p/" + appId + "?_version=0.1&_token=9999999999." + "A".repeat(43))
                        .statusCode())
                .isEqualTo(404);
        var link = decoded(png("/api/v1/programs/" + appId + "/qr?version=0.1"));
        var path = link.substring(server().base().toString().length());
        assertThat(visit(path).statusCode()).isEqualTo(200);
        assertThat(visit(path.replace("_version=0.1", "_version=0.2")).statusCode())
                .isEqualTo(404);
    }

    private String released(String name, String text) {
        return released(name, Zips.hello(text));
    }

    private String released(String name, byte[] archive) {
        var appId = server().register(name);
        var version = "/api/v1/programs/" + appId + "/versions/1";
        server().put(version, archive);
        server().post(version + "/submit");
        server().post(version + "/approve");
        assertThat(server().post(version + "/release").statusCode()).isEqualTo(200);
        return appId;
    }

    private HttpResponse<String> visit(String path) {
        return server().send(page(path));
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(uri(path)).header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140");
    }

    private URI uri(String path) {
        return server().base().resolve(path);
    }

    private BufferedImage png(String path) throws IOException {
        var response = server().send(server().request(path), BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static String decoded(BufferedImage picture) throws NotFoundException {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        return new MultiFormatReader()
                .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static JsonNode shell(HttpResponse<String> response) {
        var start = response.body().indexOf("id=\"minihost\">") + "id=\"minihost\">".length();
        var json = response.body().substring(start, response.body().indexOf("</script>", start));
        assertThat(json).doesNotContain("<");
        return JsonMapper.shared().readTree(json);
    }
}
