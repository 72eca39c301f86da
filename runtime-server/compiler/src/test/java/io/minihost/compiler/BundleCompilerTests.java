package io.minihost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleCompilerTests {

    private static final BundleCompiler COMPILER = new BundleCompiler();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    @BeforeEach
    void aProgram() throws Exception {
        write("app.json", "{\"pages\":[\"pages/index/index\"]}");
        write("app.js", "App({})");
        write("app.wxss", ".red { color: red } page { margin: 20rpx }");
        write("pages/index/index.js", "Page({ data: { n: 1 } })");
        write("pages/index/index.json", "{\"usingComponents\":{\"my-card\":\"/components/card/card\"}}");
        write("pages/index/index.wxss", "@import '../../common';\n.page { color: blue }");
        write("pages/index/index.wxml", "<view class=\"red\" bindtap=\"go\">{{n}}</view><my-card/>");
        write("common.wxss", ".common{}");
        write("components/card/card.js", "Component({})");
        write("components/card/card.json", "{\"component\":true}");
        write("components/card/card.wxss", ":host { display: block } .inner { width: 1rpx }");
        write("components/card/card.wxml", "<view class=\"inner\"><slot/></view>");
    }

    @Test
    void compilesAllThreeKinds() {
        CompiledBundle compiled = compiled();

        assertThat(GuestTrial.run(compiled)).isEqualTo("ok");
        assertThat(compiled.modules())
                .containsEntry(
                        "pages/index/index.js", "(function (require, module, exports) {Page({ data: { n: 1 } })\n})");
        String scope =
                manifest(compiled).path("scopes").path("components/card/card").asString();
        assertThat(compiled.styles().get("app"))
                .isEqualTo("._\\:red { color: red } :where(.mh-page) .mh-page-body { margin: 2.66667cqw }");
        assertThat(compiled.styles().get("components/card/card"))
                .isEqualTo(".%1$s\\: { display: block } .%1$s\\:inner { width: 0.13333cqw }".formatted(scope));
        assertThat(compiled.styles().get("pages/index/index"))
                .contains("._\\:common{}")
                .contains(":where(.mh-page[data-style~=\"pages/index/index\"]) ._\\:page { color: blue }");
        assertThat(manifest(compiled)
                        .at("/styles/pages~1index~1index")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("components/card/card", "pages/index/index");
    }

    @Test
    void givesTheSameHashForTheSameContent() throws Exception {
        String before = compiled().hash();
        assertThat(compiled().hash()).isEqualTo(before);
        write("pages/index/index.js", "Page({ data: { n: 2 } })");
        assertThat(compiled().hash()).isNotEqualTo(before);
    }

    @Test
    void namesThePlaceOfAMistakeInScript() throws Exception {
        write("pages/index/index.js", "Page({ data: { n: } })");
        Compilation compilation = compile();
        assertThat(compilation.bundle()).isNull();
        assertThat(compilation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("pages/index/index.js");
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.column()).isEqualTo(19);
        });
    }

    private CompiledBundle compiled() {
        Compilation compilation = compile();
        assertThat(compilation.problems().stream().filter(Problem::isError)).isEmpty();
        return Objects.requireNonNull(compilation.bundle());
    }

    private Compilation compile() {
        try {
            return COMPILER.compile(new BundleReader(Limits.DEFAULT).read(folder), new MemoryCompileCache(0));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode manifest(CompiledBundle compiled) {
        return new JsonMapper().readTree(compiled.manifest());
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
