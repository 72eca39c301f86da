package io.minihost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is small to send and was long to compile. Each takes minutes, or more memory than there is, where work multiplies. */
@Timeout(120)
class CostlyProgramTests {

    private static final BundleCompiler COMPILER = new BundleCompiler();
    private static final Limits LIMITS = new Limits(20_000_000, 60_000_000, 5_000, 10_000, 512);

    @TempDir
    Path folder = Path.of("");

    private final Map<String, String> files = new HashMap<>(Map.of(
            "app.json", "{\"pages\": [\"page\"]}", "app.js", "App({})", "page.js", "Page({})", "page.wxml", "<view/>"));

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private Compilation compile() throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return COMPILER.compile(new BundleReader(LIMITS).read(folder), new MemoryCompileCache(0));
    }

    private static String many(int times, String text) {
        return IntStream.range(0, times).mapToObj(text::formatted).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "20000, a%d='{{x}}', attributes of one element",
        "10001, <i/>, elements in one template",
        "51, <wxs module='a'>var a</wxs>, <wxs> in one template",
        "10001, {{x}}, expressions in one template"
    })
    void refusesTooManyInATemplate(int times, String text, String what) throws Exception {
        String many = many(times, text);
        files.put("page.wxml", "<view>\n</view>\n" + (text.startsWith("a") ? "<view " + many + "/>" : many));
        assertThat(compile().problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("page.wxml");
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.message()).contains("More than", what);
                });
    }

    @Test
    void refusesExpressionsThatAreTooLongOrDeep() throws Exception {
        files.put("page.wxml", "<view a=\"{{" + "x+".repeat(2_001) + "x}}\"/>");
        assertThat(compile().problems()).asString().contains("characters in one expression");
        files.put("page.wxml", "<view>{{" + "(".repeat(41) + "x" + ")".repeat(41) + "}}</view>");
        assertThat(compile().problems()).asString().contains("nested too deep");
    }

    @Test
    void normalisesMarkupInOneGo() throws Exception {
        files.put("page.wxml", "<view a=\"" + "{{".repeat(250_000) + "\"/>");
        compile();
        files.put("page.wxml", "<view wx:key=\"{{" + " ".repeat(400_000) + "!}}\"/>");
        assertThat(compile().problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30000, .a{color:red}, blocks in one sheet",
        "30000, /**/, comments",
        "6000, @import 'a';, at-rules",
        "1100, '.a,', selectors of one rule",
        "100, .a{, nested too deep",
        "100, .a:not(, parentheses in each other"
    })
    void refusesTooManyInASheet(int times, String text, String what) throws Exception {
        files.put("page.wxss", "\n" + many(times, text) + ".b{color:red}");
        assertThat(compile().problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("page.wxss");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.message()).contains(what);
                });
    }

    @Test
    void boundsWhatImportsMultiply() throws Exception {
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pages.add("\"p" + i + "\"");
            files.put("p" + i + ".js", "");
            files.put("p" + i + ".wxml", "");
            files.put("p" + i + ".wxss", many(100, "@import 'big';"));
        }
        files.put("app.json", "{\"pages\": [" + String.join(",", pages) + "]}");
        files.put("big.wxss", many(10_000, ".a%d{width:1px}"));
        Compilation made = compile();
        assertThat(made.bundle() == null ? 0 : made.bundle().characters()).isLessThan(20_000_000);
    }

    @Test
    void looksThroughAHelperOnce() throws Exception {
        files.put("page.js", "require('./big');".repeat(100_000));
        files.put("big.js", "/*" + "x".repeat(3_000_000) + "*/");
        assertThat(compile().bundle()).isNotNull();
    }

    @Test
    void refusesScriptsThatNoPlatformTakes() throws Exception {
        files.put("page.js", "[" + "1,".repeat(2_100_000) + "]");
        assertThat(compile().problems()).filteredOn(Problem::isError).asString().contains("page.js", "4,000,000");
    }
}
