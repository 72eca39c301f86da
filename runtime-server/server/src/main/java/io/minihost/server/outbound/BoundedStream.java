package io.minihost.server.outbound;

import java.io.IOException;
import java.io.InputStream;

/** A body that fails where it becomes too long. */
final class BoundedStream extends WatchedStream {

    private final long max;
    private long left;

    BoundedStream(InputStream in, long max) {
        super(in);
        this.max = max;
        this.left = max;
    }

    @Override
    protected void passed(byte[] bytes, int from, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw new TooLong(max);
        }
    }

    /** The body is longer than its reader can take. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long max) {
            super("response is larger than %d bytes".formatted(max));
        }
    }
}
