package io.minihost.server.outbound;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes of a body. Whoever makes one gives the array away. */
public final class Content implements OutboundBody {

    public static final Content EMPTY = new Content(new byte[0]);

    private final byte[] bytes;

    public Content(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Content of(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The array itself, not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public String text(Charset charset) {
        return new String(bytes, charset);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
