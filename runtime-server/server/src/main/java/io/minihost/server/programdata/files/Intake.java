package io.minihost.server.programdata.files;

import io.minihost.server.outbound.WatchedStream;
import java.io.IOException;
import java.io.InputStream;

/** A file on its way in: counts it, stops it where it becomes too long, and looks at its first bytes. */
final class Intake extends WatchedStream {

    private final long max;
    private final byte[] head = new byte[FileKind.HEAD_BYTES];
    private long bytes;
    private boolean tooLong;

    Intake(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    boolean isTooLong() {
        return tooLong;
    }

    String type() {
        return FileKind.of(head, (int) Math.min(bytes, head.length));
    }

    @Override
    protected void passed(byte[] passing, int from, int length) throws IOException {
        if (bytes < head.length) {
            System.arraycopy(passing, from, head, (int) bytes, (int) Math.min(length, head.length - bytes));
        }
        bytes += length;
        if (bytes > max) {
            tooLong = true;
            throw new IOException("file is larger than %d bytes".formatted(max));
        }
    }
}
