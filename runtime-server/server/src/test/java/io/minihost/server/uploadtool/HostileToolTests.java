package io.minihost.server.uploadtool;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.programs.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever has no key, or one and a package that lies, changes nothing and leaves nothing. */
class HostileToolTests extends ToolTest {

    private static final int ARCHIVE_BYTES_MAX = 10_000_000;
    private static final int COUNT_AT = 14;

    @Autowired
    DataDirectory directory;

    @Autowired
    MasterKey master;

    @AfterEach
    void nothingIsKept() throws IOException {
        assertThat(server().json(server().get(versions())).size()).isZero();
        try (var files = Files.list(directory.path().resolve("tool-uploads"))) {
            assertThat(files).isEmpty();
        }
    }

    private JsonNode upload(byte[] body) {
        return tool.upload(body, Map.of("version", "1"));
    }

    private byte[] container() {
        return Tool.container(Tool.signed(Zips.files("a"), tool.signature()));
    }

    @Test
    void aSignatureIsGoodOnce() {
        var signature = tool.signature();
        assertThat(code(tool.attributes(signature))).isZero();
        assertThat(code(tool.attributes(signature))).isEqualTo(40001);
        assertThat(code(upload(Tool.pack(Tool.signed(Zips.files("a"), signature)))))
                .isEqualTo(40001);
    }

    @Test
    void aSignatureIsGoodForItsProgram() {
        var other = tool(server().register("Other"));
        assertThat(code(tool.attributes(other.signature()))).isEqualTo(40001);
        assertThat(code(tool.attributes(tool.signature(other.appId(), tool.challenge()))))
                .isEqualTo(40001);
        assertThat(code(tool.attributes(tool.signature(appId, other.challenge()))))
                .isEqualTo(40001);
        var stranger = new Tool(server(), appId, other.key());
        assertThat(code(stranger.attributes(stranger.signature()))).isEqualTo(40001);
        assertThat(code(stranger.upload(Zips.files("a"), "1"))).isEqualTo(40001);
    }

    @Test
    void aChallengeIsMadeHereAndSoonOver() {
        var signer = master.signer("upload-challenge").shortened(16);
        var over = System.currentTimeMillis() / 1000 - 1;
        var later = over + 1_000_000;
        var random = "abcdefghijklmnop";
        var late = over + "." + random + "." + signer.sign(appId + "\n" + over + "\n" + random);
        assertThat(code(tool.attributes(tool.signature(appId, late)))).isEqualTo(40001);
        var changed = later + late.substring(late.indexOf('.'));
        assertThat(code(tool.attributes(tool.signature(appId, changed)))).isEqualTo(40001);
        for (var made : new String[] {"", "abc", later + "." + random + "." + "A".repeat(22)}) {
            assertThat(code(tool.attributes(tool.signature(appId, made)))).isEqualTo(40001);
        }
    }

    @Test
    void refusesForgedSignatures() {
        for (var text : new String[] {"", "{", "[]", "null", "{\"appid\":1}", "\"\u00e9\""}) {
            assertThat(code(tool.attributes(tool.sign(text)))).as(text).isEqualTo(40001);
        }
        for (var signature : new String[] {"", "!", "AAAA", "A".repeat(2000)}) {
            assertThat(code(tool.attributes(signature))).as(signature).isEqualTo(40001);
        }
        var zero = Base64.getEncoder().encodeToString(new byte[256]);
        assertThat(code(tool.attributes(zero))).isEqualTo(40001);
        assertThat(code(upload(Tool.pack(Zips.files("none"))))).isEqualTo(40001);
        var two = new LinkedHashMap<>(Zips.files("two"));
        two.put(Tool.SIGNATURE, "{\"signature\":[\"%s\"]}".formatted(tool.signature()));
        assertThat(code(upload(Tool.pack(two)))).isEqualTo(40001);
    }

    @Test
    void isUsedFromItsAddressesAlone() {
        var id = server().json(server().get(keys(appId))).at("/items/0/id").stringValue();
        server().send(server().request(keys(appId) + "/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\"CI\",\"addresses\":[\"203.0.113.0/24\"]}")));
        var refused = tool.attributes(tool.signature());
        assertThat(code(refused)).isEqualTo(-10008);
        assertThat(refused.get("errMsg").stringValue()).isEqualTo("invalid ip: 127.0.0.1");
        assertThat(code(tool.upload(Zips.files("a"), "1"))).isEqualTo(-10008);
    }

    @Test
    void tellsNobodyWhichProgramsThereAre() {
        var keyless = server().register("Keyless");
        var unknown = new Tool(server(), "wx0000000000000000", tool.key());
        var known = new Tool(server(), keyless, tool.key());
        assertThat(unknown.attributes(unknown.signature()).toString().replace(unknown.appId(), "x"))
                .isEqualTo(known.attributes(known.signature()).toString().replace(keyless, "x"));
    }

    @Test
    void refusesWhatIsCutOff() {
        var container = container();
        for (var length : new int[] {0, 1, 13, 17, 20, 40, 200}) {
            assertThat(code(upload(Tool.gzip(Arrays.copyOf(container, length)))))
                    .as("%d bytes", length)
                    .isIn(400, 40001);
        }
        var cut = Tool.gzip(Arrays.copyOf(container, container.length - 1));
        assertThat(code(upload(cut))).isEqualTo(400);
        var gzip = Tool.gzip(container());
        assertThat(code(upload(Arrays.copyOf(gzip, gzip.length / 2)))).isEqualTo(400);
        assertThat(code(upload("no package".getBytes(StandardCharsets.UTF_8)))).isEqualTo(400);
        assertThat(code(upload(Zips.hello("a zip")))).isEqualTo(400);
        assertThat(code(upload(container))).isEqualTo(400);
    }

    @Test
    void refusesAnIndexThatLies() {
        for (var count : new int[] {-1, 0, 3, 6000, Integer.MAX_VALUE}) {
            var container = container();
            ByteBuffer.wrap(container).putInt(COUNT_AT, count);
            assertThat(code(upload(Tool.gzip(container)))).as("%d files", count).isIn(400, 413, 40001);
        }
        for (var length : new int[] {-1, 0, 600, Integer.MAX_VALUE}) {
            var container = container();
            ByteBuffer.wrap(container).putInt(COUNT_AT + 4, length);
            assertThat(code(upload(Tool.gzip(container))))
                    .as("a name of %d", length)
                    .isEqualTo(400);
        }
        var offset = COUNT_AT + 8 + "/app.json".length();
        for (var wrong : new int[] {-1, 0, 30, Integer.MAX_VALUE - 5, Integer.MAX_VALUE}) {
            var container = container();
            ByteBuffer.wrap(container).putInt(offset, wrong);
            assertThat(code(upload(Tool.gzip(container))))
                    .as("an offset of %d", wrong)
                    .isEqualTo(400);
        }
        for (var size : new int[] {-1, 100_000_000, Integer.MAX_VALUE}) {
            var container = container();
            ByteBuffer.wrap(container).putInt(offset + 4, size);
            assertThat(code(upload(Tool.gzip(container))))
                    .as("a size of %d", size)
                    .isIn(400, 413);
        }
    }

    @Test
    void refusesNoise() {
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            var container = container();
            for (var change = 0; change < 4; change++) {
                container[random.nextInt(200)] = (byte) random.nextInt();
            }
            assertThat(code(upload(Tool.gzip(container)))).isNotZero().isNotEqualTo(-1);
        }
    }

    @Test
    void refusesPathsThatLeadElsewhere() {
        for (var path :
                new String[] {"../evil.js", "a/../../b.js", "/etc/passwd", "a\\b.js", "C:/x.js", "a\u0000.js"}) {
            var files = Zips.files("a");
            files.put(path, "x");
            var answer = tool.upload(files, "1");
            assertThat(code(answer)).as(path).isEqualTo(422);
            assertThat(answer.get("problems").size()).isPositive();
        }
    }

    @Test
    void refusesWhatIsTooMuch() {
        var many = new LinkedHashMap<String, String>();
        for (var i = 0; i < 100_000; i++) {
            many.put("f" + i + ".js", "");
        }
        var answer = upload(Tool.pack(Tool.signed(many, tool.signature())));
        assertThat(code(answer)).isEqualTo(413);
        assertThat(answer.get("errMsg").stringValue()).contains("5000 files");

        var bomb = Zips.files("bomb");
        bomb.put("zeros.txt", "0".repeat(29_000_000));
        assertThat(code(tool.upload(bomb, "1"))).isEqualTo(422);
        bomb.put("zeros.txt", "0".repeat(31_000_000));
        assertThat(code(tool.upload(bomb, "1"))).isEqualTo(413);
        // Says that it is small, and goes on for ever.
        var container = container();
        var endless = Tool.gzip(Arrays.copyOf(container, container.length + 100_000_000));
        assertThat(code(upload(endless))).isEqualTo(422);
    }

    @Test
    void readsNoMoreThanAnArchiveMayHave() {
        assertThat(code(upload(new byte[ARCHIVE_BYTES_MAX + 1]))).isEqualTo(413);
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[ARCHIVE_BYTES_MAX + 1]));
        assertThat(code(tool.upload("upload", endless, Map.of("version", "1")))).isEqualTo(413);
    }
}
