package io.minihost.server.uploadtool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.minihost.server.TestServer;
import io.minihost.server.programs.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the upload tool's calls do. */
class ToolUploadTests extends ToolTest {

    private JsonNode version(String number) {
        return server().json(server().get(versions() + "/" + number));
    }

    private JsonNode preview(Map<String, String> files, Map<String, String> more) {
        var body = Tool.pack(Tool.signed(files, tool.signature()));
        return tool.upload("testSourceURL", BodyPublishers.ofByteArray(body), more);
    }

    private static String read(JsonNode preview) {
        try {
            var picture =
                    Base64.getDecoder().decode(preview.at("/body/qrcode_img").stringValue());
            assertThat(picture).startsWith(0xff, 0xd8);
            var source = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError(e);
        }
    }

    private static int open(String link) {
        return TestServer.send(
                        HttpClient.newHttpClient(),
                        HttpRequest.newBuilder(URI.create(link)).GET(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void makesAVersionInDevelopment() {
        var files = Zips.files("by the tool");
        files.put("app.js.map", "{\"version\":3,\"sources\":[\"app.js\"],\"names\":[],\"mappings\":\"AAAA\"}");
        var body = Tool.pack(Tool.signed(files, tool.signature()));
        var answer = tool.upload(body, Map.of("version", "1.2.0", "robot", "7", "desc", "第二版\u0000 of spring"));
        assertThat(code(answer)).as(answer.toString()).isZero();
        assertThat(answer.at("/body/subpackage_info/0/name").stringValue()).isEqualTo("__FULL__");
        assertThat(answer.at("/body/subpackage_info/0/size").asInt())
                .isEqualTo(Zips.files("by the tool").values().stream()
                        .mapToInt(String::length)
                        .sum());
        var made = version("1.2.0");
        assertThat(made.get("state").stringValue()).isEqualTo("development");
        assertThat(made.get("robot").asInt()).isEqualTo(7);
        assertThat(made.get("description").stringValue()).isEqualTo("第二版 of spring");
        assertThat(made.get("preview").asBoolean()).isFalse();
        var key = server().json(server().get(keys(appId))).at("/items/0");
        assertThat(made.get("uploadedBy").stringValue())
                .isEqualTo("upload-key:" + key.get("id").stringValue());
        assertThat(key.has("usedAt")).isTrue();
        for (var step : new String[] {"submit", "approve", "release"}) {
            assertThat(server().post(versions() + "/1.2.0/" + step, "{}").statusCode())
                    .isEqualTo(200);
        }
        assertThat(open(server().base() + "/p/" + appId)).isEqualTo(200);
        assertThat(tool.attributes(tool.signature()).at("/data/released").asBoolean())
                .isTrue();
    }

    @Test
    void tellsSizesOfSubpackages() {
        var files = Zips.files("parts");
        files.put(
                "app.json",
                "{\"pages\":[\"pages/index/index\"],\"subPackages\":[{\"root\":\"shop\",\"pages\":[\"list\"]}]}");
        files.put("shop/list.js", "Page({})");
        files.put("shop/list.wxml", "<view/>");
        var parts = tool.upload(files, "1").at("/body/subpackage_info");
        assertThat(parts.at("/2/name").stringValue()).isEqualTo("shop/");
        assertThat(parts.at("/2/size").asInt()).isEqualTo("Page({})<view/>".length());
        assertThat(parts.size()).isEqualTo(3);
    }

    @Test
    void tellsWhatIsWrongByFileAndLine() {
        var files = Zips.files("broken");
        files.put("app.json", "{\n  \"pages\": [,,]\n}\n");
        var answer = tool.upload(files, "1");
        assertThat(code(answer)).isEqualTo(422);
        assertThat(answer.at("/problems/0").stringValue())
                .startsWith("app.json:2:")
                .contains(": error: ");
        assertThat(server().json(server().get(versions())).size()).isZero();
    }

    @Test
    void takesTheNumbersThatTheRestApiTakes() {
        assertThat(code(tool.upload(Zips.files("a"), "1"))).isZero();
        assertThat(code(tool.upload(Zips.files("b"), "1"))).isZero();
        assertThat(server().post(versions() + "/1/submit", "{}").statusCode()).isEqualTo(200);
        var late = tool.upload(Zips.files("c"), "1");
        assertThat(code(late)).isEqualTo(409);
        assertThat(late.get("errMsg").stringValue()).contains("version_exists");
        assertThat(code(tool.upload(Zips.files("d"), "../1"))).isEqualTo(400);
        assertThat(code(tool.upload(Zips.files("d"), ""))).isEqualTo(400);
    }

    @Test
    void previewsOpenByTheirCode() {
        var answer = preview(
                Zips.files("first"),
                Map.of(
                        "version", "0.0.1",
                        "robot", "3",
                        "path", "pages/index/index?table=12&名=a b&_token=x",
                        "debugLaunchInfo", "{\"scene\":1011}"));
        assertThat(code(answer)).as(answer.toString()).isZero();
        var link = read(answer);
        assertThat(link)
                .startsWith(server().base() + "/p/" + appId + "/pages/index/index?table=12&%E5%90%8D=a%20b&_scene=1011")
                .contains("_version=preview-3&_token=")
                .doesNotContain("_token=x");
        assertThat(open(link)).isEqualTo(200);
        assertThat(open(link.replaceFirst("_token=.", "_token=2"))).isEqualTo(404);
        assertThat(version("preview-3").get("preview").asBoolean()).isTrue();

        assertThat(code(preview(Zips.files("second"), Map.of("version", "0.0.1", "robot", "3"))))
                .isZero();
        assertThat(open(link)).isEqualTo(200);
        assertThat(server().json(server().get(versions())).size()).isEqualTo(1);
    }

    @Test
    void previewsGoNowhereElse() {
        assertThat(code(preview(Zips.files("a"), Map.of()))).isZero();
        var submitted = server().post(versions() + "/preview-1/submit", "{}");
        assertThat(submitted.statusCode()).isEqualTo(409);
        assertThat(server().put(versions() + "/preview-1", Zips.hello("b")).statusCode())
                .isEqualTo(409);
        assertThat(code(tool.upload(Zips.files("b"), "preview-1"))).isEqualTo(409);
        assertThat(server().put(versions() + "/preview-2", Zips.hello("c")).statusCode())
                .isEqualTo(201);
        assertThat(code(preview(Zips.files("d"), Map.of("robot", "2")))).isEqualTo(409);
        assertThat(code(preview(Zips.files("a"), Map.of("path", "p?" + "x".repeat(1020)))))
                .isEqualTo(0);
        assertThat(code(preview(Zips.files("a"), Map.of("path", "p?" + "名".repeat(300)))))
                .isEqualTo(400);
        assertThat(code(preview(Zips.files("a"), Map.of("path", "p?" + "x".repeat(2000)))))
                .isEqualTo(400);
    }

    @Test
    void refusesWhatItHasNoPlaceFor() {
        var body = Tool.pack(Tool.signed(Zips.files("a"), tool.signature()));
        for (var type : new String[] {"miniGame", "miniProgramPlugin", "miniGamePlugin"}) {
            assertThat(code(tool.upload(body, Map.of("version", "1", "type", type))))
                    .isEqualTo(400);
        }
        for (var robot : new String[] {"0", "31", "-1", "1e1", "x"}) {
            assertThat(code(tool.upload(body, Map.of("version", "1", "robot", robot))))
                    .isEqualTo(400);
        }
        assertThat(code(tool.upload(body, Map.of("version", "1", "extAppId", "wx0123456789abcdef"))))
                .isEqualTo(400);
        for (var call : new String[] {
            "getlatestversion", "getmulticosuploadinfo", "get_dev_sourcemap_info", "getqcloudapisignature", "any/thing"
        }) {
            assertThat(code(tool.post(call, "{}"))).as(call).isEqualTo(48001);
        }
        // What was refused before it was looked at has used nothing up.
        assertThat(code(tool.upload(body, Map.of("version", "1")))).isZero();
    }

    @Test
    void answersSmallCalls() {
        var anybody = HttpRequest.newBuilder(server().base().resolve("/wxa/ci/getwhiteextlist?_r=0.5"));
        assertThat(code(tool.send(anybody.GET()))).isZero();
        assertThat(tool.attributes(tool.signature())
                        .at("/data/setting/MaxCodeSize")
                        .asInt())
                .isPositive();
        assertThat(code(tool.post("getrandstr", "{\"appid\":\"wx1\"}"))).isEqualTo(40013);
        assertThat(code(tool.post("getrandstr", "{"))).isEqualTo(400);
        assertThat(code(tool.post("getrandstr", "[]"))).isEqualTo(40013);
        assertThat(code(tool.post("getattr", "\"" + "x".repeat(5000) + "\""))).isEqualTo(413);
    }
}
