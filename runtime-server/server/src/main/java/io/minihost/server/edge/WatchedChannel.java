package io.minihost.server.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * A connection that knows how long its client has kept the server waiting. A limit for each write would be met by a client that
 * takes a byte now and then: so time that is waited adds up, and what is taken meanwhile pays for it.
 */
final class WatchedChannel extends NioChannel {

    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / (4 * 1024);

    private long debtNanos;
    private boolean waiting;
    private long waitingSince;

    WatchedChannel(SocketBufferHandler buffers) {
        super(buffers);
    }

    /** Begins with the next connection, as channels are used again. */
    @Override
    public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
        account(0, false);
        synchronized (this) {
            debtNanos = 0;
        }
        super.reset(channel, wrapper);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int written = super.write(bytes);
        account(written, bytes.hasRemaining());
        return written;
    }

    @Override
    public long write(ByteBuffer[] parts, int offset, int length) throws IOException {
        long written = super.write(parts, offset, length);
        account(written, parts[offset + length - 1].hasRemaining());
        return written;
    }

    private synchronized void account(long written, boolean more) {
        long now = System.nanoTime();
        long waited = waiting ? now - waitingSince : 0;
        debtNanos = Math.max(0, debtNanos + waited - written * NANOS_PER_BYTE);
        waiting = more;
        waitingSince = now;
    }

    /** Whether the server waits and has done so for longer than any network needs. */
    synchronized boolean isTooSlow(Duration grace) {
        return waiting && debtNanos + System.nanoTime() - waitingSince > grace.toNanos();
    }
}
