package io.minihost.server.accounts.download;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Texts that are gathered before somebody fetches them, however slowly, on disk. The file has no name from the start, so that
 * nothing of it outlives this process.
 */
final class Spool implements AutoCloseable {

    private final FileChannel channel;
    private final Map<String, Long> ends = new LinkedHashMap<>();

    private Spool(FileChannel channel) {
        this.channel = channel;
    }

    static Spool in(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "download", "");
        try {
            return new Spool(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(file);
        }
    }

    /** Adds what is written. */
    void add(String name, Writing writing) throws IOException {
        // The channel stays open.
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        writing.to(out);
        out.flush();
        ends.put(name, channel.position());
    }

    /** Writes a text. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    void copyTo(ZipOutputStream zip) throws IOException {
        var target = Channels.newChannel(zip);
        long at = 0;
        for (var part : ends.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            while (at < part.getValue()) {
                at += channel.transferTo(at, part.getValue() - at, target);
            }
            zip.closeEntry();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
