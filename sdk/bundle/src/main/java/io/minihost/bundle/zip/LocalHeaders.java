package io.minihost.bundle.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Compares each entry's local header with the central directory, which is the one believed: an archive that tells two
 * readers two stories is hostile.
 */
public final class LocalHeaders {

    private static final int HEADER_BYTES = 30;
    private static final int SIGNATURE = 0x04034b50;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final long ZIP64 = 0xFFFFFFFFL;

    private final SeekableByteChannel channel;

    public LocalHeaders(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** What contradicts the central directory, or null. */
    @Nullable
    public String contradiction(ZipArchiveEntry entry) throws IOException {
        ByteBuffer header = read(entry.getLocalHeaderOffset(), HEADER_BYTES);
        if (header.remaining() < HEADER_BYTES || header.getInt(0) != SIGNATURE) {
            return "The entry's own header is missing";
        }
        byte[] name = new byte[header.getShort(26) & 0xFFFF];
        read(entry.getLocalHeaderOffset() + HEADER_BYTES, name.length).get(name);
        if (!Arrays.equals(name, entry.getRawName())) {
            return "The entry has another name in its own header than in the directory";
        }
        if (header.getShort(8) != (short) entry.getMethod()) {
            return "The entry has another compression method in its own header than in the directory";
        }
        boolean sizesFollow = (header.getShort(6) & SIZES_FOLLOW) != 0;
        if (!sizesFollow
                && (differs(header.getInt(18), entry.getCompressedSize())
                        || differs(header.getInt(22), entry.getSize()))) {
            return "The entry has another size in its own header than in the directory";
        }
        return null;
    }

    private static boolean differs(int local, long central) {
        long size = local & 0xFFFFFFFFL;
        return size != ZIP64 && size != central;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (offset >= 0 && offset < channel.size()) {
            channel.position(offset);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        return buffer.flip();
    }
}
