package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.maps.SourceMaps;
import io.minihost.bundle.text.Glob;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is small to send and was long to read. Each takes minutes, or more memory than there is, where work multiplies. */
@Timeout(60)
class CostlyBundleTests {

    private static final Limits LIMITS = new Limits(20_000_000, 60_000_000, 5_000, 10_000, 512);

    private static Bundle read(Program program) throws BundleRejected {
        return new BundleReader(LIMITS).read(program.zip());
    }

    private static String repeated(int times, String text) {
        return IntStream.range(0, times).mapToObj(text::formatted).collect(Collectors.joining(","));
    }

    @Test
    void readsARootWithDetours() throws Exception {
        Program program =
                Program.small().with("project.config.json", "{\"miniprogramRoot\": \"" + "./".repeat(490_000) + "\"}");
        assertThat(read(program).pages()).hasSize(1);
    }

    @Test
    void tellsPlacesInDeepAndWideFiles() {
        String deep = "[".repeat(400) + repeated(200_000, "0") + "]".repeat(400);
        assertThatThrownBy(() -> read(Program.small().with("app.json", "{\"pages\": [1], \"x\": " + deep + "}")))
                .hasMessageContaining("app.json:1:12: error");
        String name = "x".repeat(40_000);
        String wide = "{\"pages\": [1], \"" + name + "\": [" + repeated(300_000, "0") + "]}";
        assertThatThrownBy(() -> read(Program.small().with("app.json", wide))).hasMessageContaining("app.json:1:12");
    }

    @Test
    void namesFewOfManyCycles() throws Exception {
        int components = 400;
        Program program = Program.small().with("pages/index/index.json", "{\"usingComponents\": {\"a\": \"/c/0\"}}");
        for (int i = 0; i < components; i++) {
            String others = repeated(20, "\"b%1$d\": \"/c/%1$d\"");
            String json = "{\"usingComponents\": {\"a\": \"/c/" + (i + 1) % components + "\", " + others + "}}";
            program.component("c/" + i, "<view wx:if=\"{{x}}\"><a/></view>", json);
        }
        Bundle bundle = read(program);
        assertThat(bundle.warnings())
                .hasSizeBetween(1, 20)
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(1_000));
    }

    @Test
    void readsAPackageOnceForAllThatUseIt() throws Exception {
        Program program = Program.small()
                .with("miniprogram_npm/lib/package.json", "{\"x\": \"" + "y".repeat(900_000) + "\"}")
                .with(
                        "pages/index/index.json",
                        "{\"usingComponents\": {" + repeated(20_000, "\"c%1$d\": \"lib/%1$d\"") + "}}");
        assertThat(read(program).warnings()).isNotEmpty();
    }

    @Test
    void readsASharedMapOnce() throws Exception {
        Program program = Program.small()
                .with(
                        "m.map",
                        "{\"version\": 3, \"sources\": [], \"mappings\": \"\", \"x\": \"" + "y".repeat(7_000_000)
                                + "\"}");
        for (int i = 0; i < 4_000; i++) {
            program.with("s" + i + ".js", "//# sourceMappingURL=m.map");
        }
        assertThat(SourceMaps.of(read(program).files()).problems()).isEmpty();
    }

    @Test
    void refusesTooManyPagesAndLevels() {
        assertThatThrownBy(() -> read(Program.small().with("a/".repeat(40) + "b.txt", "")))
                .hasMessageContaining("deeper than 32");
        Program program = Program.small().with("app.json", "{\"pages\": [" + repeated(1_001, "\"p%d\"") + "]}");
        IntStream.range(0, 1_001).forEach(i -> program.page("p" + i));
        assertThatThrownBy(() -> read(program)).hasMessageContaining("at most 1000 pages");
    }

    @Test
    void shortensAndCleansWhatProblemsQuote() {
        Problem problem = Problem.error("a\u001b[2J.js", "x".repeat(5_000) + "\u0000");
        assertThat(problem.toString()).hasSizeLessThan(1_100).doesNotContain("\u001b", "\u0000");
    }

    @Test
    void givesUpOnExpressionsThatNeverEnd() {
        PackOptions.Rule rule = new PackOptions.Rule("regexp", "(a+)+$");
        assertThat(Assertions.assertTimeout(Duration.ofSeconds(30), () -> rule.covers("a".repeat(200) + "b")))
                .isFalse();
        assertThat(Glob.matches("*a".repeat(200) + "b", "a".repeat(400))).isFalse();
    }
}
