package io.minihost.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void tellsMistakesInTheOrderOfTheirLines() throws Exception {
        write("common.wxss", ".a {\n stray\n color: red;\n}\n.b { color: url(none.png) }\n.c {\n other\n}\n");
        write(
                "pages/index/index.wxml",
                "<view class=\"a\" class=\"b\"/>\n<view>{{ n </view>\n<view id=\"a\" id=\"b\"/>");

        assertThat(compile().problems())
                .extracting(Problem::place)
                .hasSizeGreaterThan(3)
                .isSortedAccordingTo(Comparator.naturalOrder());
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
                .isEqualTo(scoped("._\\:red { color: red } :where(:scope) .mh-page-body { margin: 2.66667cqw }"));
        assertThat(compiled.styles().get("components/card/card"))
                .isEqualTo(scoped(".%1$s\\: { display: block } .%1$s\\:inner { width: 0.13333cqw }".formatted(scope)));
        assertThat(compiled.styles().get("pages/index/index"))
                .contains("._\\:common{}")
                .contains(":where([data-style~=\"pages/index/index\"]>:scope) ._\\:page { color: blue }");
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
        write("components/card/card.js", "Page({ data: { n: } })");
        assertThat(compile().problems())
                .singleElement()
                .asString()
                .startsWith("components/card/card.js:1:19: warning: ");
        assertThat(compiled().modules().get("components/card/card.js"))
                .contains("throw new SyntaxError(\"components/card/card.js:1:19: ");
    }

    @Test
    void takesJsonOfFoldersWhoseFilesAreNamedAsTheProgramRuns() throws Exception {
        write("pages/index/index.js", "require('../../lang/' + x + '.json'); require(`../../sizes/s${x}`)");
        write("lang/en.json", "{}");
        write("sizes/s1.json", "{}");
        write("other/o.json", "{}");
        assertThat(compiled().modules())
                .containsKeys("lang/en.json", "sizes/s1.json")
                .doesNotContainKey("other/o.json");
    }

    @Test
    void lendsTheLibrariesThatAProgramNames() throws Exception {
        write("app.json", """
                {"pages":["pages/index/index"],"useExtendedLib":{"weui":"latest","kbone":true,"other":true}}""");
        write("pages/index/index.json", """
                {"usingComponents":{"mp-cell":"weui-miniprogram/cell/cell","element":"miniprogram-element"}}""");
        write("pages/index/index.js", "require('miniprogram-render')");
        write("pages/index/index.wxml", "<mp-cell/><element/>");
        write("miniprogram_npm/weui-miniprogram/cell/cell.wxml", "<view>of the program</view>");
        Bundle bundle = read();
        assertThat(bundle.warnings())
                .filteredOn(problem -> problem.file().equals("app.json"))
                .extracting(Problem::message)
                .containsExactly("useExtendedLib: there is no library \"other\" here");
        assertThat(bundle.files().text("miniprogram_npm/weui-miniprogram/cell/cell.wxml"))
                .isEqualTo("<view>of the program</view>");
        CompiledBundle compiled = compiled();
        assertThat(compiled.modules())
                .containsKeys(
                        "miniprogram_npm/weui-miniprogram/cell/cell.js", "miniprogram_npm/miniprogram-render/index.js");
        assertThat(compiled.styles().get("app")).contains("--weui-BG-0", "color: red");
        assertThat(GuestTrial.run(compiled)).isEqualTo("ok");
    }

    @Test
    void stylesTheHostsOfEachSharedComponent() throws Exception {
        write("components/card/card.json", "{\"component\":true,\"styleIsolation\":\"shared\"}");
        CompiledBundle compiled = compiled();
        String host =
                manifest(compiled).path("hosts").path("components/card/card").asString();
        assertThat(host).matches("c\\w{4}");
        assertThat(compiled.styles().get("components/card/card"))
                .contains("." + host + "\\: { display: block }")
                .contains("._\\:inner {");
    }

    @Test
    void tellsPackagesHowTheyWereBuilt() throws Exception {
        write("pages/index/index.js", "import 'x'\nif (process.env.NODE_ENV !== \"production\") throw 1");
        assertThat(compiled().modules().get("pages/index/index.js"))
                .contains("\nif (\"production\"         !== \"production\") throw 1");
    }

    @Test
    void takesMixedModulesAndJson() throws Exception {
        write("pages/index/index.js", """
                import greet, { n } from "../../lib/util";
                const data = require("../../lib/data.json");
                Page({ data: { text: greet(data.name) + n } });
                """);
        write(
                "lib/util.js",
                "module.exports = function (x) { return x; };\nmodule.exports.n = with_(2);\n"
                        + "function with_(x) { return arguments.length + x }");
        write("lib/data.json", "{ \"name\": \"x\" }");
        write("lib/unused.js", "this is no script");
        CompiledBundle compiled = compiled();

        assertThat(GuestTrial.run(compiled)).isEqualTo("ok");
        assertThat(compiled.modules()).containsKeys("lib/data.json", "lib/unused.js");
        assertThat(compiled.modules().get("lib/util.js")).doesNotContain("use strict");
        assertThat(compiled.modules().getOrDefault("pages/index/index.js", "").split("\n", -1)[2])
                .contains("Page({");
    }

    @Test
    void honoursStyleIsolationWrittenInScript() throws Exception {
        write("components/card/card.js", "Component({ options: { multipleSlots: true, addGlobalClass: true } })");
        assertThat(isolation(compiled())).isEqualTo("apply-shared");
        write("components/card/card.js", "var h = require('./helper'); h.Make({})");
        write(
                "components/card/helper.js",
                "exports.Make = o => { o.options = { styleIsolation: 'shared' }; Component(o) }");
        CompiledBundle compiled = compiled();
        assertThat(isolation(compiled)).isEqualTo("shared");
        assertThat(compiled.styles().get("components/card/card")).contains("._\\:inner");
    }

    @Test
    void takesScriptsOfTemplates() throws Exception {
        write("pages/index/index.wxml", """
                <wxs src="./tools" module="tools"/>
                <wxs module="own">var t = require("./tools.wxs"); module.exports = t.kind([1]) // end</wxs>
                <import src="gone"/>
                <view>{{tools.kind(n)}}</view>
                """);
        write("pages/index/tools.wxs", "module.exports = { kind: function (x) { return x.constructor } }");
        CompiledBundle compiled = compiled();
        assertThat(GuestTrial.run(compiled)).isEqualTo("ok");
        assertThat(compile().problems())
                .extracting(Problem::toString)
                .contains("pages/index/index.wxml: warning: No such template: pages/index/gone.wxml");
    }

    @Test
    void namesThePlaceOfAMistakeInAStyleSheet() throws Exception {
        write("common.wxss", ".common {}\n.open { color: red");
        assertThat(compile().problems())
                .extracting(Problem::toString)
                .containsExactly("common.wxss:2:1: warning: block without an end");
        assertThat(compiled().styles().get("pages/index/index")).contains("{ color: red}");
    }

    @Test
    void compilesSassAndLessWhereTheProjectSaysSo() throws Exception {
        Files.delete(folder.resolve("app.wxss"));
        write("app.scss", "$c: red; .box { color: $c; .in { height: (100rpx * 2) } }");
        Files.delete(folder.resolve("components/card/card.wxss"));
        write("components/card/card.less", "@w: 60px; .inner { width: @w; &:hover { width: (@w / 2) } }");
        write("pages/index/index.wxss", "@import '../../theme';\n.page { color: blue }");
        write("theme.scss", "@use 'sass:color';\n.theme { color: color.adjust(#000, $lightness: 100%) }");
        assertThat(compiled().styles()).doesNotContainKeys("app", "components/card/card");

        write("project.config.json", "{\"setting\":{\"useCompilerPlugins\":[\"typescript\",\"sass\",\"less\"]}}");
        CompiledBundle compiled = compiled();

        assertThat(compiled.styles().get("app")).contains("color: red", "height: 26.66667cqw");
        assertThat(compiled.styles().get("components/card/card")).contains("width: 60px", "width: 30px");
        assertThat(compiled.styles().get("pages/index/index")).contains("color: white", "color: blue");
    }

    @Test
    void leavesOutASheetThatIsNoSass() throws Exception {
        Files.delete(folder.resolve("app.wxss"));
        write("app.scss", ".a {\n  color: $nobody;\n}");
        write("project.config.json", "{\"setting\":{\"useCompilerPlugins\":[\"sass\"]}}");
        Compilation compilation = compile();
        assertThat(compilation.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("app.scss:2:10: warning: Left out: "));
        assertThat(compilation.bundle()).isNotNull();
    }

    @Test
    void namesThePlaceOfAMistakeInMarkup() throws Exception {
        write("pages/index/index.wxml", "<view>\n  <text>{{a.}}</text></view>");
        assertThat(compile().problems().getFirst().toString()).startsWith("pages/index/index.wxml:2:13: warning: ");
        assertThat(GuestTrial.run(compiled())).isEqualTo("ok");
    }

    @Test
    void letsNoBadFileRefuseTheOthers() throws Exception {
        write("pages/index/index.json", "{ \"usingComponents\": { ");
        write("pages/index/index.wxml", "<view>\n</text>< a<{{ n </ view><view x={{");
        write("pages/index/index.wxss", "}}} @ { \" ( ");
        write("project.config.json", "{,");
        write("utils/a.js", "import x from");
        write("utils/b.js", "Page({");
        assertThat(read().warnings())
                .extracting(Problem::file)
                .contains("pages/index/index.json", "project.config.json");
        assertThat(compile().problems())
                .extracting(Problem::file)
                .contains("pages/index/index.wxml", "pages/index/index.wxss", "utils/a.js", "utils/b.js");
        assertThat(GuestTrial.run(compiled())).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.js", "pages/index/index.js"})
    void refusesWhatCannotOpen(String script) throws Exception {
        write(script, "var a = 1;\nPage({,");
        Compilation compilation = compile();
        assertThat(compilation.bundle()).isNull();
        assertThat(compilation.problems()).first().asString().startsWith(script + ":2:7: error: ");
    }

    @Test
    void warnsOfUnknownElements() throws Exception {
        write("pages/index/index.wxml", "<view/>\n<Text/><nobody/><my-card/><loading/><toast/><xr-scene/>");
        assertThat(compile().problems())
                .extracting(Problem::toString)
                .filteredOn(message -> message.contains("Unknown"))
                .containsExactly(
                        "pages/index/index.wxml:2: warning: Unknown element <Text>; names are written in lower case",
                        "pages/index/index.wxml:2: warning: Unknown element <nobody>");
    }

    @Test
    void refusesDeepNestingAndGoesOn() throws Exception {
        write("pages/index/index.wxml", "<view>".repeat(100_000));
        assertThat(compile().bundle()).isNull();
        write("pages/index/index.wxml", "<view a=\"{{" + "[".repeat(20_000) + "}}\"/>");
        assertThat(compile().bundle()).isNull();
        write("pages/index/index.wxml", "<view/>");
        assertThat(GuestTrial.run(compiled())).isEqualTo("ok");
    }

    @Test
    void makesOnlyWhatChanged() throws Exception {
        MemoryCompileCache cache = new MemoryCompileCache(1_000_000);
        List<String> kept = new ArrayList<>();
        CompileCache counting = new CompileCache() {
            @Override
            public @Nullable CompiledFile find(String key) {
                return cache.find(key);
            }

            @Override
            public void keep(String key, CompiledFile result) {
                kept.add(result.code());
                cache.keep(key, result);
            }
        };
        CompiledBundle first =
                Objects.requireNonNull(COMPILER.compile(read(), counting).bundle());
        kept.clear();
        write("common.wxss", ".common{top:0}");
        CompiledBundle second =
                Objects.requireNonNull(COMPILER.compile(read(), counting).bundle());
        assertThat(kept).hasSize(1);
        assertThat(second.styles().get("pages/index/index")).contains("._\\:common{top:0}");
        assertThat(second.templates()).isEqualTo(first.templates());
    }

    @Test
    void stopsWhenClosed() throws Exception {
        StringBuilder module = new StringBuilder("export const first = 0;\n");
        for (int i = 0; i < 200_000; i++) {
            module.append("let n").append(i).append("=1;\n");
        }
        write("pages/index/index.js", module.toString());
        Bundle bundle = read();
        BundleCompiler compiler = new BundleCompiler();
        Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(1_000_000_000);
            compiler.close();
        });
        assertThatThrownBy(() -> compiler.compile(bundle, new MemoryCompileCache(0)))
                .isInstanceOf(CompilationStopped.class);
    }

    private String isolation(CompiledBundle compiled) {
        return manifest(compiled)
                .path("configs")
                .path("components/card/card")
                .path("styleIsolation")
                .asString();
    }

    private CompiledBundle compiled() {
        Compilation compilation = compile();
        assertThat(compilation.problems().stream().filter(Problem::isError)).isEmpty();
        return Objects.requireNonNull(compilation.bundle());
    }

    private Compilation compile() {
        return COMPILER.compile(read(), new MemoryCompileCache(0));
    }

    private Bundle read() {
        try {
            return new BundleReader(Limits.DEFAULT).read(folder);
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

    private static String scoped(String css) {
        return "@scope (.mh-page-scroll,.mh-portal){" + css + "}/*@scope*/";
    }
}
