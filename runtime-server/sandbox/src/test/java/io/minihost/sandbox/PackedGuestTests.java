package io.minihost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.CompiledBundle;
import io.minihost.compiler.MemoryCompileCache;
import io.minihost.sandbox.engine.GuestEngine;
import io.minihost.sandbox.local.LocalGuestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiled program in the guest that products run, not the one of the other tests. */
final class PackedGuestTests {

    private static CompiledBundle program(Path folder, String page) throws Exception {
        Map<String, String> files = Map.of(
                "app.json", "{\"pages\":[\"index/index\"]}",
                "app.js", "App({})",
                "index/index.json", "{}",
                "index/index.js", page,
                "index/index.wxml", "<view>{{greeting}}</view>");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (BundleCompiler compiler = new BundleCompiler()) {
            return Objects.requireNonNull(
                    compiler.compile(new BundleReader(Limits.DEFAULT).read(folder), new MemoryCompileCache(1 << 20))
                            .bundle());
        }
    }

    private static String launch(CompiledBundle program) {
        try (GuestEngine engine = new GuestEngine(GuestEngine.packedPrelude());
                Context context = engine.newContext()) {
            return context.eval(engine.warmUp()).execute(program.manifest()).asString();
        }
    }

    @Test
    void saysMoreInOneTurnThanOneTextMayHold(@TempDir Path folder) throws Exception {
        CompiledBundle program = program(
                folder,
                "Page({ onLoad() { for (let i = 0; i < 5; i++) wx.setStorageSync('key' + i, 'x'.repeat(900 * 1024)) } })");
        try (LocalGuestHost host = new LocalGuestHost(GuestHostContract.SETTINGS)) {
            Recorder recorder = new Recorder();
            Guest guest = host.open(new GuestSpec("s", "wx1", program, GuestLimits.DEFAULT, 3, List.of()), recorder);
            guest.send(launch(program));
            String outbox = recorder.turn().outbox();
            assertThat(outbox)
                    .hasSizeGreaterThan(5 * 900 * 1024)
                    .startsWith("[{")
                    .endsWith("}]");
            assertThat(outbox).contains("key0", "key4");
            guest.close();
        }
    }

    @Test
    void launchesAndComesBackByItsJournal(@TempDir Path folder) throws Exception {
        CompiledBundle program = program(folder, "Page({ data: { greeting: 'hello there' } })");
        try (LocalGuestHost host = new LocalGuestHost(GuestHostContract.SETTINGS)) {
            host.prepare(program).join();
            GuestLimits limits = GuestLimits.DEFAULT;
            Recorder first = new Recorder();
            Guest guest = host.open(new GuestSpec("s", "wx1", program, limits, 3, List.of()), first);
            guest.send(launch(program));
            Turn launched = first.turn();
            assertThat(launched.outbox()).as("%s", first.log).contains("hello there");
            guest.close();

            Recorder second = new Recorder();
            List<JournalEntry> journal = List.of(launched.cause());
            Guest again = host.open(new GuestSpec("s", "wx1", program, limits, 3, journal), second);
            again.send("{\"t\":\"snapshot\"}");
            assertThat(second.turn().outbox()).as("%s", second.log).contains("hello there", "snapshot");
            again.close();
        }
    }
}
