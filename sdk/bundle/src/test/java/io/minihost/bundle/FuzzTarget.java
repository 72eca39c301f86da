package io.minihost.bundle;

import io.minihost.bundle.maps.SourceMaps;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a fuzzer feeds: the first byte chooses who reads the rest. Whatever comes is read or refused. */
public final class FuzzTarget {

    private static final Limits LIMITS = new Limits(1_000_000, 3_000_000, 500, 100, 512);

    private FuzzTarget() {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 3) {
            case 0 -> archive(rest);
            case 1 -> archive(Program.small().with("app.json", rest).zip());
            case 2 ->
                archive(Program.small()
                        .with("pages/index/index.wxml", rest)
                        .with("pages/index/index.json", "{\"usingComponents\": {\"a\": \"/pages/index/index\"}}")
                        .zip());
            default -> map(rest);
        }
    }

    private static void archive(byte[] archive) {
        try {
            new BundleReader(LIMITS).read(archive);
        } catch (BundleRejected e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private static void map(byte[] json) {
        byte[] zip = Program.small().with("a.js", "1\n2").with("a.js.map", json).zip();
        try {
            SourceMaps maps = SourceMaps.of(new BundleReader(LIMITS).read(zip).files());
            maps.find("a.js", 1, 1);
            maps.inFrames(new String(json, StandardCharsets.UTF_8));
        } catch (BundleRejected e) {
            throw new AssertionError("a map refuses no program", e);
        }
    }
}
