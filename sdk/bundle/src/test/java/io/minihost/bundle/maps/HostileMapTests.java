package io.minihost.bundle.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map says what its uploader likes. */
class HostileMapTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "<html>",
                "\0\0\0",
                "{}",
                "{\"version\":2,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}",
                "{\"version\":3.5,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}",
                "{\"version\":99999999999999,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AA*A\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAAAA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"A\u4E2D\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"g\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"ggggggggggggggggggggggA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"//////H\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AADA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"DAAA\"}",
                "{\"version\":3,\"sections\":[{\"offset\":{\"line\":-1,\"column\":0},\"map\":{}}]}",
                "{\"version\":3,\"sections\":[{\"offset\":{\"line\":2147483647,\"column\":0},\"map\":{\"mappings\":\";A\"}}]}"
            })
    void warnsOnceOfABrokenMap(String map) {
        SourceMaps maps = new Upload().with("index.js.map", map).maps();
        assertThat(maps.find("index.js", 1, 1)).isNull();
        assertThat(maps.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.file()).isEqualTo("index.js.map");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":3}",
                "{\"version\":3,\"sources\":null,\"mappings\":[[[\"AAAA\"]]]}",
                "{\"version\":3,\"sources\":[],\"mappings\":\"AAAA\"}",
                "{\"version\":3,\"sources\":[null,{\"a\":[1]},7],\"mappings\":\"AAAA,CCAA,CCAA\"}",
                "{\"version\":3,\"sources\":[\"\",\"a.ts\"],\"mappings\":\"AAAA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AD/////AA\"}",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\";;;;;;\"}",
                "{\"version\":3,\"sections\":[7,{}]}",
                "{\"version\":3,\"sections\":[{\"offset\":{\"line\":{\"line\":[]}},\"map\":{\"mappings\":\"A\"}}]}",
                "{\"version\":3,\"sections\":[{\"url\":\"http://127.0.0.1/\"}]}"
            })
    void findsNothingInAnEmptyMap(String map) {
        assertThat(new Upload().with("index.js.map", map).maps().find("index.js", 1, 1))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:application/json;base64,%%%", "data:application/json,{}", "data:", "data:;base64,"})
    void warnsOfABrokenMapInAScript(String url) {
        SourceMaps maps = new Upload()
                .with("index.js", "Page({})\n//# sourceMappingURL=" + url)
                .maps();
        assertThat(maps.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo("index.js"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "/etc/passwd", "http://127.0.0.1/a.map", "gone.map", "", "\0"})
    void opensNothingButFilesOfTheBundle(String url) {
        SourceMaps maps = new Upload()
                .with("index.js", "Page({})\n//# sourceMappingURL=" + url)
                .maps();
        assertThat(maps).isSameAs(SourceMaps.NONE);
    }

    @Test
    void takesACommentInsideOfATextForNone() {
        String map = "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}";
        SourceMaps maps = new Upload()
                .with("index.js", "const a = '//# sourceMappingURL=data:x'; Page({})")
                .with("index.js.map", map)
                .maps();
        assertThat(maps.find("index.js", 1, 1)).isEqualTo(new Original("a.ts", 1, 1));
    }

    @Test
    void holdsNothingOfSourcesTexts() {
        String map = "{\"version\":3,\"sourcesContent\":[\"" + "x".repeat(10_000_000)
                + "\"],\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}";
        SourceMaps maps = quickly(new Upload().with("index.js.map", map));
        assertThat(maps.find("index.js", 1, 1)).isEqualTo(new Original("a.ts", 1, 1));
        assertThat(maps.bytes()).isLessThan(100);
    }

    @Test
    void leavesOutWhatIsTooLarge() {
        String many = "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"" + "CAAC,".repeat(1_500_000) + "\"}";
        String longer = "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"" + ";".repeat(10_000_000) + "\"}";
        String sources = "{\"version\":3,\"sources\":[\"\"" + ",\"\"".repeat(3_000_000) + "],\"mappings\":\"\"}";
        String sections = "{\"version\":3,\"sections\":[{}" + ",{}".repeat(3_000_000) + "]}";
        String deep = "{\"version\":3,\"x\":" + "[".repeat(1_000_000);
        for (String map : new String[] {many, longer, sources, sections, deep}) {
            SourceMaps maps = quickly(new Upload()
                    .with("index.js.map", map)
                    .with("app.js.map", "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}"));
            assertThat(maps.problems()).as(map.substring(0, 60)).hasSize(1);
            assertThat(maps.find("app.js", 1, 1)).isNotNull();
            assertThat(maps.bytes()).isLessThan(30_000_000);
        }
    }

    @Test
    void boundsAllMapsOfABundleTogether() {
        String map = "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"" + "CAAC,".repeat(400_000) + "\"}";
        Upload upload = new Upload();
        for (int i = 0; i < 5; i++) {
            upload.with("lib/" + i + ".js", "").with("lib/" + i + ".js.map", map);
        }
        SourceMaps maps = quickly(upload);
        assertThat(maps.problems()).hasSize(3);
        assertThat(maps.bytes()).isLessThan(30_000_000);
    }

    @Test
    void readsHostileFramesQuickly() {
        SourceMaps maps = new Upload().built("esbuild", "pages/order/order.js").maps();
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : new String[] {"    at ", "(", "at (a:1", " ", "    at a (", "x"}) {
                maps.inFrames("\n    at " + part.repeat(8192 / part.length()));
            }
        });
    }

    private static SourceMaps quickly(Upload upload) {
        return assertTimeout(PATIENCE, upload::maps);
    }
}
