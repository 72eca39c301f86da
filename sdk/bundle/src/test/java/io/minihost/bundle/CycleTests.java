package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTests {

    private static Program ring(String wxmlOfB) {
        return Program.small()
                .with("pages/index/index.json", "{\"usingComponents\": {\"a\": \"/c/a\"}}")
                .component(
                        "c/a", "<view><b-b/></view>", "{\"component\": true, \"usingComponents\": {\"b-b\": \"./b\"}}")
                .component("c/b", wxmlOfB, "{\"component\": true, \"usingComponents\": {\"a\": \"./a\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<view class=\"x>y\"><a b='\"'></a></view>",
                "<view wx:if=\"{{x}}\"/><a/>",
                "<!-- <block wx:if> --><a/>",
                "<view wx:if=\"{{x}}\"><input></view><a/>"
            })
    void refusesRecursionWithoutAnEnd(String wxml) {
        Refusals.message(ring(wxml).zip())
                .isEqualTo("c/a.json: error: Circular usingComponents without an end: c/a → c/b → c/a;"
                        + " each creates the next one unconditionally");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a wx:if=\"{{x}}\"/>",
                "<block wx:for=\"{{list}}\"><view><a/></view></block>",
                "<template name=\"t\"><a/></template>",
                "<view/>",
                "<!-- <a/> -->",
                "<view wx:if=\"{{x}}\"/><view wx:else><a/></view>"
            })
    void warnsOfRecursionThatCanEnd(String wxml) throws Exception {
        assertThat(ring(wxml).read().warnings())
                .extracting(Problem::toString)
                .containsExactly("c/a.json: warning: Circular usingComponents: c/a → c/b → c/a");
    }

    @Test
    void letsAComponentContainItself() throws Exception {
        Program tree = Program.small()
                .with("pages/index/index.json", "{\"usingComponents\": {\"tree\": \"/c/tree\"}}")
                .component("c/tree", "<tree wx:for=\"{{x}}\"/>", "{\"usingComponents\": {\"tree\": \"./tree\"}}");
        assertThat(tree.read().warnings()).isEmpty();
        Refusals.message(tree.with("c/tree.wxml", "<tree/>").zip()).contains("c/tree → c/tree");
    }

    @Test
    void walksLongChains() throws Exception {
        Program chain = Program.small().with("pages/index/index.json", "{\"usingComponents\": {\"n\": \"/c/0\"}}");
        for (int i = 0; i < 1_600; i++) {
            chain.component("c/" + i, "<n/>", "{\"usingComponents\": {\"n\": \"./" + (i + 1) + "\"}}");
        }
        assertThat(chain.component("c/1600", "<view/>", "{}").read().components())
                .hasSize(1_602);
    }

    @Test
    void survivesHostileMarkup() throws Exception {
        String deep = "<x>".repeat(200_000) + "</b>".repeat(200_000) + "<!-- <a \"";
        Bundle bundle = new BundleReader(Limits.DEFAULT).read(ring(deep).container());
        assertThat(bundle.warnings()).hasSize(1);
    }
}
