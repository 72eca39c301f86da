package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.config.ComponentConfig;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComponentTests {

    private static final String COMPONENT = "{\"component\": true}";

    private static Bundle withUsing(Program program, String using) throws BundleRejected {
        return program.with("pages/index/index.json", "{\"usingComponents\": " + using + "}")
                .read();
    }

    private static Map<String, String> used(Bundle bundle) {
        ComponentConfig page = bundle.components().get("pages/index/index");
        return page == null ? Map.of() : page.usingComponents();
    }

    @Test
    void resolvesTheWaysAComponentIsNamed() throws Exception {
        Program program = Program.small()
                .component("components/card/index", "<view/>", COMPONENT)
                .component("pages/index/local", "<view/>", COMPONENT)
                .component("miniprogram_npm/@vant/weapp/button/index", "<view/>", COMPONENT)
                .component("miniprogram_npm/lib/dist/main", "<view/>", COMPONENT)
                .with("miniprogram_npm/lib/package.json", "{\"miniprogram\": \"dist\", \"main\": \"main.js\"}");
        Bundle bundle = withUsing(program, """
                {"a": "../../components/card/index", "b": "/components/card/index", "c": "/components/card",
                 "d": "local", "e": "./local", "f": "@vant/weapp/button/index", "g": "@vant/weapp/button",
                 "h": "lib", "i": "plugin://shop/list", "k": "ext://x/y"}""");
        assertThat(used(bundle))
                .containsEntry("a", "components/card/index")
                .containsEntry("b", "components/card/index")
                .containsEntry("c", "components/card/index")
                .containsEntry("d", "pages/index/local")
                .containsEntry("e", "pages/index/local")
                .containsEntry("f", "miniprogram_npm/@vant/weapp/button/index")
                .containsEntry("g", "miniprogram_npm/@vant/weapp/button/index")
                .containsEntry("h", "miniprogram_npm/lib/dist/main")
                .containsEntry("i", "plugin://shop/list")
                .containsEntry("k", "ext://x/y");
        assertThat(bundle.warnings()).isEmpty();
        assertThat(bundle.components())
                .containsKeys("components/card/index", "miniprogram_npm/lib/dist/main")
                .doesNotContainKeys("plugin://shop/list");
    }

    @Test
    void saysWhichLibrariesOfThePlatformAreNotThere() throws Exception {
        Program program = Program.small().with("app.json", """
                {"pages": ["pages/index/index"], "useExtendedLib": {"weoi": true, "kbone": false}}""");
        Bundle bundle = withUsing(program, "{\"dialog\": \"weoi-miniprogram/dialog/dialog\"}");
        assertThat(used(bundle)).isEmpty();
        assertThat(bundle.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "app.json: warning: useExtendedLib: there is no library \"weoi\" here",
                        "pages/index/index.json:1:22: warning: Package \"weoi-miniprogram\" is not in"
                                + " miniprogram_npm; its components are missing");
    }

    @Test
    void looksForPackagesFromTheFolderUpwards() throws Exception {
        Program program = Program.small()
                .with(
                        "app.json",
                        "{\"pages\": [\"pages/index/index\"], \"subpackages\": [{\"root\": \"sub\", \"pages\": [\"p/p\"]}]}")
                .page("sub/p/p")
                .with("sub/p/p.json", "{\"usingComponents\": {\"x\": \"lib/x\"}}")
                .component("miniprogram_npm/lib/x", "<view/>", COMPONENT)
                .component("sub/miniprogram_npm/lib/x", "<view/>", COMPONENT);
        Bundle bundle = withUsing(program, "{\"x\": \"lib/x\"}");
        assertThat(used(bundle)).containsEntry("x", "miniprogram_npm/lib/x");
        assertThat(bundle.components().get("sub/p/p"))
                .extracting(ComponentConfig::usingComponents)
                .isEqualTo(Map.of("x", "sub/miniprogram_npm/lib/x"));
    }

    @Test
    void followsAliasesSharedComponentsAndGenerics() throws Exception {
        Bundle bundle = Program.small()
                .with("app.json", """
                        {"pages": ["pages/index/index"], "resolveAlias": {"@/*": "/*", "u*": "/wrong/*", "ui/*": "components/*"},
                         "usingComponents": {"shared": "ui/shared"}}""")
                .component(
                        "components/shared",
                        "<view/>",
                        "{\"componentGenerics\": {\"item\": {\"default\": \"./item\"}, \"o\": true}}")
                .component("components/item", "<view/>", COMPONENT)
                .with("pages/index/index.json", "{\"usingComponents\": {\"x\": \"@/components/item\"}}")
                .read();
        assertThat(bundle.app().usingComponents()).isEqualTo(Map.of("shared", "components/shared"));
        assertThat(bundle.app().json().at("/usingComponents/shared").asString()).isEqualTo("components/shared");
        assertThat(used(bundle)).isEqualTo(Map.of("x", "components/item"));
        ComponentConfig shared = Objects.requireNonNull(bundle.components().get("components/shared"));
        assertThat(shared.json().at("/componentGenerics/item/default").asString())
                .isEqualTo("components/item");
    }

    @Test
    void warnsOfMissingComponentsAndOnceOfAPackage() throws Exception {
        Bundle bundle = withUsing(
                Program.small(),
                "{\n\"a\": \"./gone\",\n  \"b\": \"@vant/weapp/button/index\", \"c\": \"@vant/weapp/icon/index\", \"d\": \"../../../out\"}");
        assertThat(bundle.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "pages/index/index.json:2:1: warning: Component \"a\" is missing: no files for \"./gone\"",
                        "pages/index/index.json:3:3: warning: Package \"@vant/weapp\" is not in miniprogram_npm;"
                                + " its components are missing",
                        "pages/index/index.json:3:67: warning: Component \"d\" is missing: no files for \"../../../out\"");
        assertThat(used(bundle)).isEmpty();
    }

    @Test
    void readsAProgramWithABrokenComponentFile() throws Exception {
        Bundle bundle = Program.small()
                .with("pages/index/index.json", "{\n\"usingComponents\": {\"a\": }\n}")
                .with("project.config.json", "{")
                .read();
        assertThat(bundle.warnings())
                .extracting(Problem::toString)
                .anySatisfy(
                        warning -> assertThat(warning).startsWith("pages/index/index.json:2:26: warning: Not JSON: "))
                .anySatisfy(warning -> assertThat(warning).startsWith("project.config.json:1:"))
                .hasSize(2);
    }

    @Test
    void refusesMoreReferencesThanAnyProgramHas() {
        StringBuilder using = new StringBuilder("{\"usingComponents\": {");
        for (int i = 0; i < 50_001; i++) {
            using.append("\"a").append(i).append("\": \"./x\",");
        }
        Refusals.message(Program.small()
                        .with("pages/index/index.json", using.append("}}").toString())
                        .zip())
                .contains("refers to more than 50000 components");
    }
}
