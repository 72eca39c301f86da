package io.minihost.server.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body that fails where it becomes too long, and remembers how it failed whatever its reader makes of that. */
final class BoundedStream extends FilterInputStream {

    private final long max;
    private long left;
    private @Nullable IOException failure;

    BoundedStream(InputStream in, long max) {
        super(in);
        this.max = max;
        this.left = max;
    }

    @Nullable
    IOException failure() {
        return failure;
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
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooLong(max);
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
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

    /** The body is longer than its reader can take. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long max) {
            super("response is larger than %d bytes".formatted(max));
        }
    }
}
