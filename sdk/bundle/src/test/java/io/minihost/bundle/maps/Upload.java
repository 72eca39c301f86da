package io.minihost.bundle.maps;

import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program of one page with more files as a test likes. */
final class Upload {

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "app.json",
            "{\"pages\":[\"index\"]}",
            "app.js",
            "App({})",
            "index.js",
            "Page({})",
            "index.wxml",
            "<view/>"));

    Upload with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** Adds what a tool made of {@code src}, with its map beside it. */
    Upload built(String tool, String path) {
        return with(path, resource(tool + "/" + path)).with(path + ".map", resource(tool + "/" + path + ".map"));
    }

    SourceMaps maps() {
        return SourceMaps.of(files());
    }

    private BundleFiles files() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // What is all blanks would be refused for its ratio.
            zip.setLevel(0);
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new BundleReader(new Limits(60_000_000, 60_000_000, 5_000, 100, 512))
                    .read(bytes.toByteArray())
                    .files();
        } catch (BundleRejected e) {
            throw new IllegalStateException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Upload.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
