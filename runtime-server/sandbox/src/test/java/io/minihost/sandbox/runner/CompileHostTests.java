package io.minihost.sandbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.Limits;
import io.minihost.compiler.Compilation;
import io.minihost.compiler.CompiledBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class CompileHostTests {

    private static final JvmSettings JVM = JvmSettings.likeThis().withHeapBytes(512L << 20);

    private static Map<String, String> program() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("app.json", "{\"pages\":[\"index/index\"]}");
        files.put("app.js", "App({})");
        files.put("index/index.js", "Page({ data: { n: 1 } })");
        files.put("index/index.json", "{}");
        files.put("index/index.wxml", "<view>{{n}}</view>");
        files.put("index/index.wxss", ".a { width: 10rpx }");
        return files;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void compilesInAProcessOfItsOwn() throws Exception {
        try (CompileHost host = new CompileHost(JVM, Duration.ofMinutes(2))) {
            Compilation made = host.compile(zip(program()), Limits.DEFAULT);
            assertThat(made.problems()).isEmpty();
            CompiledBundle bundle = Objects.requireNonNull(made.bundle());
            assertThat(bundle.modules()).containsKeys("app.js", "index/index.js");
            assertThat(bundle.styles()).isNotEmpty();

            assertRefused(host.compile("no zip".getBytes(StandardCharsets.UTF_8), Limits.DEFAULT), "Not a zip");

            Map<String, String> wrong = program();
            wrong.put("index/index.wxml", "<view wx:if=\"{{\">");
            assertThat(host.compile(zip(wrong), Limits.DEFAULT).problems())
                    .anySatisfy(p -> assertThat(p.file()).isEqualTo("index/index.wxml"));
            assertThat(host.compile(zip(program()), Limits.DEFAULT).bundle()).isEqualTo(bundle);
        }
    }

    @Test
    void givesUpAtTheDeadlineAndGoesOn() throws Exception {
        try (CompileHost host = new CompileHost(JVM, Duration.ofMillis(1))) {
            assertRefused(host.compile(zip(program()), Limits.DEFAULT), "took longer");
            // A new process, the same answer.
            assertRefused(host.compile(zip(program()), Limits.DEFAULT), "took longer");
        }
    }

    @Test
    void saysWhenMemoryIsShort() throws Exception {
        Map<String, String> large = program();
        large.put("large.js", "module.exports = [" + "{ a: [1, 2, 3], b: 'c' },\n".repeat(400_000) + "]");
        try (CompileHost host = new CompileHost(JVM.withHeapBytes(48L << 20), Duration.ofMinutes(2))) {
            Limits limits = new Limits(10_000_000, 30_000_000, 5_000, 10_000, 512);
            assertRefused(host.compile(zip(large), limits), "memory");
        }
    }

    private static void assertRefused(Compilation made, String why) {
        assertThat(made.bundle()).isNull();
        assertThat(made.problems()).singleElement().asString().contains(why);
    }
}
