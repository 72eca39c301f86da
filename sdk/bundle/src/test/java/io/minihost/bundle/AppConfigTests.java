package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.config.Page;
import io.minihost.bundle.config.Subpackage;
import io.minihost.bundle.config.TabBar;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTests {

    @Test
    void tellsWhereAppJsonIsMissing() {
        Refusals.message(Program.small().without("app.json").zip()).isEqualTo("app.json: error: There is no app.json");
        Refusals.message(new Program().with("pages/a.js", "").zip()).isEqualTo("app.json: error: There is no app.json");
        Refusals.message(Program.small().below("src/").with("README.md", "x").zip())
                .isEqualTo("app.json: error: There is no app.json; found src/app.json:"
                        + " upload that folder or set miniprogramRoot");
    }

    @Test
    void tellsTheLineOfASyntaxError() {
        BundleRejected refusal = Refusals.of(Program.small()
                .with("app.json", "{\n  \"pages\": [\n    \"pages/index/index\"\n  }\n}")
                .zip());
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("app.json");
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.column()).isBetween(3, 4);
            assertThat(problem.message()).isEqualTo("Not JSON: Unexpected close marker '}': expected ']'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pages\": [\"a\"", "{\"a\":1} x", "[]", "null", "\"x\"", "{\"pages\": [}"})
    void refusesBrokenAppJson(String json) {
        assertThat(Refusals.of(Program.small().with("app.json", json).zip()).problems())
                .allMatch(problem -> problem.file().equals("app.json"));
    }

    @Test
    void refusesAppJsonThatIsNotUtf8() {
        Refusals.message(Program.small()
                        .with("app.json", new byte[] {'{', (byte) 0xFF, '}'})
                        .zip())
                .isEqualTo("app.json: error: The file is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'{\"pages\": []}'", "'{\"pages\": {\"a\": 1}}'", "'{\"pages\": \"pages/index/index\"}'", "''"})
    void refusesPagesThatAreNoPages(String json) {
        Refusals.message(Program.small().with("app.json", json).zip())
                .contains("\"pages\" must be an array of at least one page path");
    }

    @Test
    void tellsWhichPagesHaveNoFiles() {
        BundleRejected refusal = Refusals.of(Program.small()
                .with(
                        "app.json",
                        "{\"pages\": [\n\"pages/index/index\",\n  \"pages/a/a\",\n\"pages/b/b\", 7, \"../x\"]}")
                .with("pages/b/b.js", "Page({})")
                .zip());
        assertThat(refusal.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "app.json:3:3: error: Page pages/a/a has no files: pages/a/a.wxml and pages/a/a.js are missing",
                        "app.json:4:1: error: Page pages/b/b has no markup: pages/b/b.wxml is missing",
                        "app.json:4:14: error: A page must be a path in the program",
                        "app.json:4:17: error: A page must be a path in the program");
    }

    @Test
    void toleratesCommentsTrailingCommasAndAByteOrderMark() throws Exception {
        Bundle bundle = Program.small()
                .with("app.json", "\uFEFF{ // pages\n \"pages\": [\"/pages/index/index\", ], /* end */ }")
                .read();
        assertThat(bundle.app().entry()).isEqualTo("pages/index/index");
        assertThat(bundle.warnings()).isEmpty();
    }

    @Test
    void listsPagesOfSubpackages() throws Exception {
        Bundle bundle = Program.small()
                .with("app.json", """
                        {"pages": ["pages/index/index"],
                         "subpackages": [{"root": "shop/", "pages": ["list/list"], "name": "s"}],
                         "subPackages": [{"root": "/more", "pages": ["about"], "independent": true},
                                         {"root": "absent", "pages": ["x"]}]}""")
                .page("shop/list/list")
                .page("more/about")
                .read();
        assertThat(bundle.pages())
                .containsExactly(
                        new Page("pages/index/index", "", false),
                        new Page("shop/list/list", "shop", false),
                        new Page("more/about", "more", true));
        assertThat(bundle.app().subpackages())
                .containsExactly(
                        new Subpackage("shop", "s", List.of("shop/list/list"), false),
                        new Subpackage("more", "more", List.of("more/about"), true));
        assertThat(bundle.warnings())
                .extracting(Problem::message)
                .containsExactly("Subpackage absent is left out: it has no files");
    }

    @Test
    void readsTabBarSitemapAndTheme() throws Exception {
        Bundle bundle = Program.small()
                .with("app.json", """
                        {"pages": ["pages/index/index"], "themeLocation": "dark.json", "sitemapLocation": "sitemap.json",
                         "tabBar": {"custom": true, "color": "#000", "list": [
                           {"pagePath": "/pages/index/index", "text": "Home", "iconPath": "./img/a.png"},
                           {"pagePath": "pages/gone/gone", "text": "Gone"}]}}""")
                .with("dark.json", "{\"dark\": {\"bg\": \"#000\"}}")
                .with("sitemap.json", "{broken")
                .component("custom-tab-bar/index", "<view/>", "{\"component\": true}")
                .read();
        TabBar tabBar = Objects.requireNonNull(bundle.app().tabBar());
        assertThat(tabBar.tabs().getFirst()).isEqualTo(new TabBar.Tab("pages/index/index", "Home", "img/a.png", ""));
        assertThat(bundle.app().customTabBar()).isTrue();
        assertThat(bundle.components()).containsKey("custom-tab-bar/index");
        assertThat(bundle.app().theme().at("/dark/bg").asString()).isEqualTo("#000");
        assertThat(bundle.warnings()).extracting(Problem::file).containsExactlyInAnyOrder("app.json", "sitemap.json");
    }

    @Test
    void startsWhereEntryPagePathSays() throws Exception {
        String json = "{\"entryPagePath\": \"pages/b/b\", \"pages\": [\"pages/index/index\", \"pages/b/b\"]}";
        assertThat(Program.small()
                        .page("pages/b/b")
                        .with("app.json", json)
                        .read()
                        .app()
                        .entry())
                .isEqualTo("pages/b/b");
    }
}
