package io.minihost.bundle.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Counts what could be a record of a zip's directory, wherever it lies. The library makes an object of some hundred bytes for
 * each before anybody can ask how many there are, and the archive's own number may lie.
 */
public final class DirectoryRecords {

    private static final int SIGNATURE = 0x504b0102;
    private static final int BUFFER_BYTES = 1 << 16;

    private DirectoryRecords() {}

    /** The number of record signatures in the file, which is at least that of its records. */
    public static int count(SeekableByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        int count = 0;
        int last = 0;
        channel.position(0);
        while (channel.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                last = (last << 8) | (buffer.get() & 0xFF);
                if (last == SIGNATURE) {
                    count++;
                }
            }
        }
        channel.position(0);
        return count;
    }
}
