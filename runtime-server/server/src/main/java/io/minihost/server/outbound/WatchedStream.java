package io.minihost.server.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream that shows what passes, and remembers how reading failed whatever its reader makes of that. */
public abstract class WatchedStream extends FilterInputStream {

    private static final int SKIP_MAX = 8192;

    private @Nullable IOException failure;
    private boolean ended;

    protected WatchedStream(InputStream in) {
        super(in);
    }

    /**
     * Sees bytes before the reader has them.
     *
     * @throws IOException when the reader must not have them
     */
    protected abstract void passed(byte[] bytes, int from, int length) throws IOException;

    /** How reading failed, if it did. */
    public final @Nullable IOException failure() {
        return failure;
    }

    /** Whether everything was read. */
    public final boolean hasEnded() {
        return ended;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = super.read(into, from, length);
            if (read > 0) {
                passed(into, from, read);
            }
            ended |= read < 0;
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public final long skip(long number) throws IOException {
        return readNBytes((int) Math.min(number, SKIP_MAX)).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
