package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.text.BundlePaths;
import io.minihost.bundle.text.Glob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every path and every glob. */
class PathPropertyTests {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("ab./\\:\u0000\u001b \u00e9\u0301\u4e2d\ud83d\ude00\r\n\u2028\ufffd")
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab/*?.").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/.").ofMaxLength(12);
    }

    @Property
    void admitsOnlyWhatStaysInsideAndHarmless(@ForAll("names") String raw) {
        String path = new Intake(Limits.DEFAULT, new Problems()).admit(raw, false);
        if (path != null) {
            assertThat(path)
                    .isNotEmpty()
                    .doesNotStartWith("/")
                    .doesNotContain("\\", "\u0000", "\u001b", "\n", "\u2028");
            assertThat(path.split("/", -1)).doesNotContain("", ".", "..");
            assertThat(new Intake(Limits.DEFAULT, new Problems()).admit(path, false))
                    .isEqualTo(path);
        }
    }

    @Property
    void joinsNeverLeadOutside(@ForAll("paths") String folder, @ForAll("paths") String path) {
        String joined = BundlePaths.join(folder, path);
        if (joined != null) {
            assertThat(joined.split("/", -1)).doesNotContain("..", ".");
            assertThat(joined).doesNotStartWith("/").doesNotEndWith("/");
        }
    }

    @Property
    void globsMatchAsTheExpressionsTheyStandFor(@ForAll("globs") String glob, @ForAll("paths") String path) {
        assertThat(Glob.matches(glob, path)).isEqualTo(path.matches(expression(glob)));
    }

    private static String expression(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                char c = glob.charAt(i);
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    @Property(tries = 100)
    void whatIsPackedIsReadAgain(@ForAll("names") String name, @ForAll byte[] content) throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put("app.json", "{\"pages\": [\"page\"]}".getBytes(StandardCharsets.UTF_8));
        files.put("page.wxml", new byte[0]);
        files.put("page.js", new byte[0]);
        String path = new Intake(Limits.DEFAULT, new Problems()).admit("x/" + name, false);
        if (path == null || Intake.ignored(path)) {
            return;
        }
        files.put(path, content);
        BundleFiles read = new BundleReader(Limits.DEFAULT).read(zip(files)).files();
        assertThat(read.paths()).isEqualTo(BundleFiles.of(files).paths());
        assertThat(read.bytes(path)).isEqualTo(content);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BundleWriter.zip(BundleFiles.of(files), bytes);
        return bytes.toByteArray();
    }
}
