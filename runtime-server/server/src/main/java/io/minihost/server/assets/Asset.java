package io.minihost.server.assets;

import io.minihost.server.common.crypto.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file that never changes under its address, ready to be sent. */
public final class Asset {

    private static final int COMPRESSED_FROM_BYTES = 512;
    private static final int TAG_BYTES = 12;

    private final byte[] content;
    private final FileType type;
    private final String tag;
    private byte @Nullable [] compressed;

    Asset(byte[] content, FileType type) {
        this.content = content;
        this.type = type;
        this.tag = tag(content);
    }

    public FileType type() {
        return type;
    }

    int size() {
        return content.length;
    }

    /** Quoted, as in {@code ETag}. */
    String tag(boolean gzip) {
        return gzip ? '"' + tag + "-gz\"" : '"' + tag + '"';
    }

    boolean isCompressible() {
        return type.isText() && content.length >= COMPRESSED_FROM_BYTES;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes(boolean gzip) {
        return gzip ? compressed() : content;
    }

    private synchronized byte[] compressed() {
        if (compressed == null) {
            compressed = compress(content);
        }
        return compressed;
    }

    private static byte[] compress(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 3);
        try (var zip = new BestGzip(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] content) {
        var hash = Sha256.of(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_BYTES * 4 / 3);
    }

    /** Compressed once, sent many times. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
