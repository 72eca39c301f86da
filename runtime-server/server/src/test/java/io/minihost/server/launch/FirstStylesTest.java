package io.minihost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStylesTest {

    private static final String PREFIX = "/_b/hash/s/";

    @Test
    void putsSmallSheetsIntoThePageInTheirOrder() {
        var styles = new FirstStyles(Map.of("app", "a{color:red}", "pages/é\"/x", "b{background:url(data:,)}"), PREFIX);
        assertThat(styles.html(List.of("pages/é\"/x"))).isEqualTo("""
                <style data-href="/_b/hash/s/app.css">a{color:red}</style>
                <style data-href="/_b/hash/s/pages/%C3%A9%22/x.css">b{background:url(data:,)}</style>""");
        assertThat(styles.html(List.of("pages/none", "app")))
                .containsOnlyOnce("<style")
                .contains("app.css");
    }

    @Test
    void onlyNamesWhatWouldMakeThePageLarge() {
        var large = "c{d:e}".repeat(4_000);
        var styles = new FirstStyles(Map.of("app", large, "pages/a", large, "pages/b", "f{g:h}"), PREFIX);
        assertThat(styles.html(List.of("pages/a", "pages/b")))
                .contains("<style data-href=\"/_b/hash/s/app.css\">c{")
                .contains("<link rel=\"preload\" as=\"style\" href=\"/_b/hash/s/pages/a.css\">")
                .contains("<style data-href=\"/_b/hash/s/pages/b.css\">f{");
    }

    @Test
    void hasThePageWaitForALargeSheetOfTheProgram() {
        var styles = new FirstStyles(Map.of("app", "c{d:e}".repeat(8_000)), PREFIX);
        assertThat(styles.html(List.of())).isEqualTo("<link rel=\"stylesheet\" href=\"/_b/hash/s/app.css\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{content:'</style><script>alert(1)</script>'}",
                "a{content:'</STYLE>'}",
                "@import 'other.css';",
                "a{background:url(../f/a.png)}",
                "a{background:URL( \"a.png\")}"
            })
    void leavesInItsFileWhatWouldMeanSomethingElseInThePage(String css) {
        assertThat(new FirstStyles(Map.of("app", css), PREFIX).html(List.of("app")))
                .startsWith("<link ");
    }
}
