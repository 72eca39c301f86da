package io.minihost.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A program under test, in all the forms it can be uploaded in. */
final class Program {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** One page, without faults. */
    static Program small() {
        return new Program()
                .with("app.json", "{\"pages\": [\"pages/index/index\"]}")
                .with("app.js", "App({})")
                .page("pages/index/index");
    }

    Program with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Program with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Program without(String path) {
        files.remove(path);
        return this;
    }

    Program page(String path) {
        return with(path + ".wxml", "<view>" + path + "</view>").with(path + ".js", "Page({})");
    }

    Program component(String path, String wxml, String json) {
        return with(path + ".wxml", wxml).with(path + ".js", "Component({})").with(path + ".json", json);
    }

    Program below(String folder) {
        Program moved = new Program();
        files.forEach((path, content) -> moved.with(folder + path, content));
        return moved;
    }

    byte[] zip() {
        return zip(entry -> {});
    }

    byte[] zip(Consumer<ZipArchiveEntry> change) {
        return zip(change, "UTF-8");
    }

    byte[] zip(Consumer<ZipArchiveEntry> change, String encoding) {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
            try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
                out.setEncoding(encoding);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(file.getKey());
                    change.accept(entry);
                    out.putArchiveEntry(entry);
                    out.write(file.getValue());
                    out.closeArchiveEntry();
                }
            }
            return Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the platform's upload tool packs it. */
    byte[] container() {
        int names = files.keySet().stream()
                .mapToInt(path -> path.getBytes(StandardCharsets.UTF_8).length + 13)
                .sum();
        int data = files.values().stream().mapToInt(content -> content.length).sum();
        ByteBuffer out = ByteBuffer.allocate(18 + names + data);
        out.put((byte) 0xBE).putInt(0).putInt(names + 4).putInt(data).put((byte) 0xED);
        out.putInt(files.size());
        int offset = 18 + names;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] name = ("/" + file.getKey()).getBytes(StandardCharsets.UTF_8);
            out.putInt(name.length).put(name).putInt(offset).putInt(file.getValue().length);
            offset += file.getValue().length;
        }
        files.values().forEach(out::put);
        return out.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Path folder(Path parent) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = parent.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return parent;
    }

    Bundle read() throws BundleRejected {
        return new BundleReader(Limits.DEFAULT).read(zip());
    }
}
