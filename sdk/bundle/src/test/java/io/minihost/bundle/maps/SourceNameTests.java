package io.minihost.bundle.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNameTests {

    @ParameterizedTest
    @CsvSource({
        "'',           a.ts,                                      pages/a/a.ts",
        "'',           ../../../src/pages/a/a.ts,                 src/pages/a/a.ts",
        "'',           ../../../../../../etc/passwd,              etc/passwd",
        "'',           /home/me/src/a.ts,                         /home/me/src/a.ts",
        "'',           file:///home/me/src/a.ts,                  /home/me/src/a.ts",
        "'',           C:\\me\\a.ts,                              C:\\me\\a.ts",
        "'',           webpack://shop/./src/pages/a.tsx?1a2b,     src/pages/a.tsx",
        "'',           webpack:///./src/../lib/a.vue?vue&type=script&src=./b, lib/a.vue",
        "'',           webpack:///D:/me/a.vue?1,                  D:/me/a.vue",
        "'',           uni-app:///pages/a.vue,                    pages/a.vue",
        "../../src,    a.ts,                                      src/a.ts",
        "../../src/,   ./a.ts,                                    src/a.ts",
        "/src,         a.ts,                                      /src/a.ts",
        "webpack://x/, src/a.ts,                                  src/a.ts",
        "/src,         webpack://x/./a.ts,                        a.ts",
        "/src,         /b/a.ts,                                   /b/a.ts"
    })
    void namesSourcesAsTheirDeveloperDoes(String root, String source, String name) {
        assertThat(SourceName.of("pages/a/a.js.map", root, source)).isEqualTo(name);
    }

    @Test
    void showsNothingThatATerminalWouldObey() {
        assertThat(SourceName.of("a.map", "", "a\u001B[31m\n\u202E\uD800.ts"))
                .isEqualTo("a\uFFFD[31m\uFFFD\uFFFD\uFFFD.ts");
        assertThat(SourceName.of("a.map", "", "x".repeat(100_000))).hasSize(250);
        assertThat(SourceName.of("a.map", "", " ")).isNull();
        assertThat(SourceName.of("a.map", "", "../..")).isNull();
        assertThat(SourceName.of("a.map", "", "?")).isNull();
    }
}
