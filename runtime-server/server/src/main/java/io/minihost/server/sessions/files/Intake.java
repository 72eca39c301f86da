package io.minihost.server.sessions.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file on its way in: counts it, stops it where it becomes too long, and looks at its first bytes. */
final class Intake extends FilterInputStream {

    private final long max;
    private final byte[] head = new byte[FileKind.HEAD_BYTES];
    private long bytes;
    private boolean tooLong;
    private @Nullable IOException failure;

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

    /** How reading failed, if it did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    String type() {
        return FileKind.of(head, (int) Math.min(bytes, head.length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = super.read(into, from, length);
            if (read > 0) {
                take(into, from, read);
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void take(byte[] into, int from, int read) throws IOException {
        if (bytes < head.length) {
            System.arraycopy(into, from, head, (int) bytes, (int) Math.min(read, head.length - bytes));
        }
        bytes += read;
        if (bytes > max) {
            tooLong = true;
            throw new IOException("file is larger than %d bytes".formatted(max));
        }
    }

    @Override
    public long skip(long number) throws IOException {
        return readNBytes((int) Math.min(number, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
