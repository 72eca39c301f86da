package io.minihost.sandbox.runner.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.Limits;
import io.minihost.compiler.Compilation;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.JvmSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class CompileHostTests {

    private static final JvmSettings JVM = JvmSettings.likeThis().withHeapBytes(512L << 20);

    private static final CompileBudget BUDGET = CompileBudget.ofCpu(Duration.ofMinutes(2));
    private static final Limits LIMITS = new Limits(10_000_000, 30_000_000, 5_000, 10_000, 512);

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
        try (CompileHost host = new CompileHost(JVM, BUDGET, 1)) {
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
        try (CompileHost host = new CompileHost(JVM, CompileBudget.ofCpu(Duration.ofMillis(1)), 1)) {
            assertRefused(host.compile(zip(large(4)), LIMITS), "took longer");
            // A new process, the same answer.
            assertRefused(host.compile(zip(large(4)), LIMITS), "took longer");
        }
    }

    @Test
    void givesSheetsInSassAsMuchTimeAgain() throws Exception {
        Map<String, String> styled = program();
        styled.remove("index/index.wxss");
        styled.put("index/index.scss", "@for $i from 1 through 1000000000 { .a#{$i} { width: 1px } }");
        styled.put("project.config.json", "{\"setting\":{\"useCompilerPlugins\":[\"sass\"]}}");
        try (CompileHost host = new CompileHost(JVM, CompileBudget.ofCpu(Duration.ofSeconds(2)), 1)) {
            assertRefused(host.compile(zip(styled), LIMITS), "longer than 4 s of processor time");
        }
    }

    @Test
    void saysWhenMemoryIsShort() throws Exception {
        try (CompileHost host = new CompileHost(JVM.withHeapBytes(96L << 20), BUDGET, 1)) {
            assertRefused(host.compile(zip(large(11)), LIMITS), "memory");
        }
    }

    @Test
    void compilesTwoAtOnceAndCancelsOne() throws Exception {
        try (CompileHost host = new CompileHost(JVM, BUDGET, 2);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompileTask task = new CompileTask();
            byte[] long1 = zip(large(11));
            Future<Compilation> cancelled = threads.submit(() -> host.compile(long1, LIMITS, task));
            Future<Compilation> other = threads.submit(() -> host.compile(zip(program()), LIMITS));
            assertThat(other.get().bundle()).isNotNull();
            task.cancel();
            assertThatThrownBy(cancelled::get).hasCauseInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> host.compile(long1, LIMITS, task)).isInstanceOf(CancellationException.class);
            assertThat(host.compile(zip(program()), LIMITS).bundle()).isNotNull();
        }
    }

    /** A program of so many megabytes, each some tenths of a second of work. */
    private static Map<String, String> large(int scripts) {
        Map<String, String> files = program();
        for (int i = 0; i < scripts; i++) {
            files.put("large" + i + ".js", "module.exports = [" + "{ a: [1, 2, 3], b: 'c' },\n".repeat(100_000) + "]");
        }
        return files;
    }

    private static void assertRefused(Compilation made, String why) {
        assertThat(made.bundle()).isNull();
        assertThat(made.problems()).singleElement().asString().contains(why);
    }
}
