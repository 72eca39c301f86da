package io.minihost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.CompiledBundle;
import io.minihost.compiler.MemoryCompileCache;
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

    private static CompiledBundle program(Path folder) throws Exception {
        Map<String, String> files = Map.of(
                "app.json", "{\"pages\":[\"index/index\"]}",
                "app.js", "App({})",
                "index/index.json", "{}",
                "index/index.js", "Page({ data: { greeting: 'hello there' } })",
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

    @Test
    void launchesAndComesBackByItsJournal(@TempDir Path folder) throws Exception {
        CompiledBundle program = program(folder);
        String launch;
        try (GuestEngine engine = new GuestEngine(GuestEngine.packedPrelude());
                Context context = engine.newContext()) {
            launch = context.eval(engine.warmUp()).execute(program.manifest()).asString();
        }
        try (LocalGuestHost host = new LocalGuestHost(GuestHostContract.SETTINGS)) {
            host.prepare(program).join();
            GuestLimits limits = GuestLimits.DEFAULT;
            Recorder first = new Recorder();
            Guest guest = host.open(new GuestSpec("s", "wx1", program, limits, 3, List.of()), first);
            guest.send(launch);
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
