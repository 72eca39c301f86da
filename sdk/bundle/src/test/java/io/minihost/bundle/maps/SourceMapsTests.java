package io.minihost.bundle.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps as real tools make them; how those below {@code esbuild} and {@code tsc} were made is told beside them. */
class SourceMapsTests {

    private static final String PAGE = "pages/order/order.js";
    private static final String PAGE_SOURCE = "src/pages/order/order.ts";

    @ParameterizedTest
    @CsvSource({
        "esbuild, pages/order/order.js, src/lib/price.ts,         new RangeError",
        "esbuild, pages/order/order.js, src/pages/order/order.ts, new Error(\"crash",
        "esbuild, pages/order/order.js, src/pages/order/order.ts, new Error(\"printed",
        "esbuild, pages/order/order.js, src/pages/order/order.ts, new TypeError",
        "esbuild, pages/order/order.js, src/pages/order/order.ts, onLoad(",
        "tsc,     pages/order/order.js, src/pages/order/order.ts, new Error(\"crash",
        "tsc,     pages/order/order.js, src/pages/order/order.ts, new TypeError",
        "tsc,     pages/order/order.js, src/pages/order/order.ts, this.setData({ text",
        "tsc,     lib/price.js,         src/lib/price.ts,         new RangeError",
        "tsc,     lib/price.js,         src/lib/price.ts,         items.reduce"
    })
    void findsTheDevelopersOwnPlace(String tool, String script, String source, String code) {
        SourceMaps maps = new Upload().built(tool, script).maps();
        Original built = place(script, Upload.resource(tool + "/" + script), code);
        assertThat(maps.find(script, built.line(), built.column()))
                .isEqualTo(place(source, Upload.resource(source), code));
        assertThat(maps.problems()).isEmpty();
    }

    @Test
    void takesTheNearestPlaceBefore() {
        SourceMaps maps = new Upload().built("tsc", PAGE).maps();
        String source = Upload.resource(PAGE_SOURCE);
        Original built = place(PAGE, Upload.resource("tsc/" + PAGE), "throw new Error(\"crash");
        Original thrown = place(PAGE_SOURCE, source, "throw new Error(\"crash");
        assertThat(maps.find(PAGE, built.line(), built.column() + 2)).isEqualTo(thrown);
        assertThat(maps.find(PAGE, built.line(), 1)).isEqualTo(thrown);
        assertThat(maps.find(PAGE, built.line(), 100_000))
                .extracting(Original::line)
                .isEqualTo(thrown.line());
    }

    @Test
    void saysNothingOfWhatTheBuildAdded() {
        SourceMaps maps = new Upload().built("tsc", PAGE).maps();
        assertThat(Upload.resource("tsc/" + PAGE)).startsWith("\"use strict\";");
        assertThat(maps.find(PAGE, 1, 1)).isNull();
        assertThat(maps.find(PAGE, 10_000, 1)).isNull();
        assertThat(maps.find(PAGE, 0, 0)).isNull();
        assertThat(maps.find("app.js", 1, 1)).isNull();
    }

    @Test
    void readsAMapInsideOfItsScript() {
        String map = Base64.getEncoder()
                .encodeToString(Upload.resource("esbuild/" + PAGE + ".map").getBytes(StandardCharsets.UTF_8));
        String script = Upload.resource("esbuild/" + PAGE)
                + "//# sourceMappingURL=data:application/json;charset=utf-8;base64," + map + "\n";
        SourceMaps maps = new Upload().with(PAGE, script).maps();
        Original built = place(PAGE, script, "new TypeError");
        assertThat(maps.find(PAGE, built.line(), built.column()))
                .isEqualTo(place(PAGE_SOURCE, Upload.resource(PAGE_SOURCE), "new TypeError"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//# sourceMappingURL=../../maps/order.map",
                "//# sourceMappingURL=../../../../maps/order.map\n",
                "/*# sourceMappingURL=../../maps/order.map */"
            })
    void followsTheScriptsComment(String comment) {
        SourceMaps maps = new Upload()
                .with(PAGE, Upload.resource("esbuild/" + PAGE) + comment)
                .with("maps/order.map", Upload.resource("esbuild/" + PAGE + ".map"))
                .maps();
        assertThat(maps.find(PAGE, 1, 1)).isEqualTo(new Original("src/lib/price.ts", 7, 8));
    }

    @Test
    void readsSections() {
        String lib = Upload.resource("tsc/lib/price.js");
        String page = Upload.resource("tsc/" + PAGE);
        long lines = lib.lines().count();
        String map =
                """
                {"version":3,"sections":[{"offset":{"line":0,"column":0},"map":%s},{"map":%s,"offset":{"line":%d,"column":0}}]}
                """.formatted(Upload.resource("tsc/lib/price.js.map"), Upload.resource("tsc/" + PAGE + ".map"), lines);
        SourceMaps maps = new Upload()
                .with("a/b/all.js", lib.strip() + "\n" + page)
                .with("a/b/all.js.map", map)
                .maps();
        assertThat(maps.problems()).isEmpty();
        Original inLib = place("", lib, "new RangeError");
        Original inPage = place("", page, "new TypeError");
        assertThat(maps.find("a/b/all.js", inLib.line(), inLib.column()))
                .isEqualTo(place("src/lib/price.ts", Upload.resource("src/lib/price.ts"), "new RangeError"));
        assertThat(maps.find("a/b/all.js", inPage.line() + (int) lines, inPage.column()))
                .isEqualTo(place(PAGE_SOURCE, Upload.resource(PAGE_SOURCE), "new TypeError"));
    }

    @Test
    void translatesTheFramesOfAStack() {
        SourceMaps maps = new Upload().built("esbuild", PAGE).maps();
        Original at = place(PAGE, Upload.resource("esbuild/" + PAGE), "new RangeError");
        String frame = PAGE + ":" + at.line() + ":" + at.column();
        assertThat(maps.inFrames(
                        "RangeError: no\n    at a (" + frame + ")\n    at " + frame + "\n    at b (app.js:1:2)"))
                .isEqualTo("RangeError: no\n    at a (src/lib/price.ts:9:11) [" + frame
                        + "]\n    at src/lib/price.ts:9:11 [" + frame + "]\n    at b (app.js:1:2)");
        String prose = "look at " + frame + ", or (" + frame + ")";
        assertThat(maps.inFrames(prose)).isEqualTo(prose);
    }

    /** Where a piece of code begins. */
    private static Original place(String file, String text, String code) {
        int at = text.indexOf(code);
        assertThat(at).as(code).isNotNegative();
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Original(Objects.requireNonNull(file), line, at - before.lastIndexOf('\n'));
    }
}
