package io.minihost.cli.check;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.bundle.maps.SourceMaps;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.CompiledBundle;
import io.minihost.compiler.MemoryCompileCache;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.local.LocalGuestHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Runs programs in this process, one visit at a time. */
public final class Sandbox implements AutoCloseable {

    private static final String ANSWER = "have:";
    private static final List<String> PROBE = List.of("app.json", "probe.js", "probe.wxml");

    private final BundleCompiler compiler;
    private final LocalGuestHost host =
            new LocalGuestHost(new LocalSettings(1, 4, 0, Duration.ofMinutes(1), 0, Duration.ofSeconds(2)));

    public Sandbox(BundleCompiler compiler) {
        this.compiler = compiler;
    }

    /** Opens a page as its first visitor would. */
    public PageCheck visit(CompiledBundle program, Bundle bundle, SourceMaps maps, String path) {
        Visit visit = run(program, new Visit(maps, new PackedFiles(bundle.files())), path, "");
        return new PageCheck(path, visit.isReady(), visit.errors(), visit.isReady() ? "" : visit.why());
    }

    /** Asks the guest's own {@code wx.canIUse}, so that there is one answer for programs and for this report. */
    public Support support(SortedMap<String, String> used) throws IOException, BundleRejected {
        Set<String> have = new HashSet<>();
        if (!used.isEmpty()) {
            String names = used.keySet().stream().map(Sandbox::bare).collect(Collectors.joining(","));
            Bundle probe = new BundleReader(Limits.DEFAULT).read(probeZip());
            Visit pretended = new Visit(SourceMaps.NONE, new PackedFiles(probe.files()));
            Visit visit = run(compiled(probe), pretended, "probe", "names=" + names.replace(",", "%2C"));
            visit.console().stream()
                    .filter(line -> line.startsWith(ANSWER))
                    .forEach(line -> have.addAll(
                            Arrays.asList(line.substring(ANSWER.length()).split(",", -1))));
        }
        SortedMap<String, String> lacking = new TreeMap<>(used);
        lacking.keySet().removeIf(name -> have.contains(bare(name)));
        return new Support(used.size(), lacking);
    }

    private static String bare(String name) {
        return name.startsWith("wx.") ? name.substring(3) : name.substring(1, name.length() - 1);
    }

    private Visit run(CompiledBundle program, Visit visit, String path, String query) {
        GuestSpec spec = new GuestSpec("check", FirstVisit.APP_ID, program, GuestLimits.DEFAULT, 1, List.of());
        try (Guest guest = host.open(spec, visit)) {
            visit.run(guest, FirstVisit.of(path, query));
        }
        return visit;
    }

    private CompiledBundle compiled(Bundle bundle) throws BundleRejected {
        CompiledBundle compiled =
                compiler.compile(bundle, new MemoryCompileCache(1)).bundle();
        if (compiled == null) {
            throw new IllegalStateException("The probe does not compile");
        }
        return compiled;
    }

    private static byte[] probeZip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : PROBE) {
                zip.putNextEntry(new ZipEntry(name));
                try (InputStream in = Sandbox.class.getResourceAsStream("probe/" + name)) {
                    if (in == null) {
                        throw new IllegalStateException("The probe is not in the jar: " + name);
                    }
                    in.transferTo(zip);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        host.close();
    }
}
