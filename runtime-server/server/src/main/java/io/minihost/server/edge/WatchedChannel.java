package io.minihost.server.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose client can neither keep a processor for itself nor the server waiting.
 *
 * <p>Frames of WebSockets are read for as long as more of them are there, by a thread that nobody takes the processor from: who
 * sends without a pause would have it for ever. So each may send as much as a view ever does, and those that send more have to
 * share and to wait for it.
 *
 * <p>It also knows how long its client has kept the server waiting. A limit for each write would be met by a client that
 * takes a byte now and then: so time that is waited adds up, and what is taken meanwhile pays for it.
 */
final class WatchedChannel extends NioChannel {

    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / (4 * 1024);

    /** What one view may send, with a picture now and then. */
    private static final long BYTES_PER_SECOND = 256 * 1024;

    private static final long BYTES_AT_ONCE = 1024 * 1024;
    private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);

    private final Pace greedy;
    private Pace own = ownPace();
    private NioEndpoint.@Nullable NioSocketWrapper wrapper;
    private long debtNanos;
    private boolean waiting;
    private long waitingSince;

    /** Takes what all connections that send more than others share. */
    WatchedChannel(SocketBufferHandler buffers, Pace greedy) {
        super(buffers);
        this.greedy = greedy;
    }

    private static Pace ownPace() {
        return new Pace(BYTES_PER_SECOND, BYTES_AT_ONCE);
    }

    /** Begins with the next connection, as channels are used again. */
    @Override
    public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
        account(0, false);
        synchronized (this) {
            debtNanos = 0;
        }
        own = ownPace();
        this.wrapper = wrapper;
        super.reset(channel, wrapper);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        int read = super.read(bytes);
        if (read > 0 && isWebSocket() && !own.take(read)) {
            LockSupport.parkNanos(Math.min(PAUSE_NANOS_MAX, greedy.debtAfter(read)));
        }
        return read;
    }

    /** Only those are read without a time-out: the container tells its connections' kinds apart in no other way. */
    private boolean isWebSocket() {
        return wrapper != null && wrapper.getReadTimeout() < 0;
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
