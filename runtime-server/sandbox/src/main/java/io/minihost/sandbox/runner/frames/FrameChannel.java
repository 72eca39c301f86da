package io.minihost.sandbox.runner.frames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A blocking connection that carries frames. One thread reads; any thread writes and waits while the other side is slow. */
public final class FrameChannel implements AutoCloseable {

    private final SocketChannel socket;
    private final FrameKind.Sender from;
    private final int maxFrame;
    private final ReentrantLock writing = new ReentrantLock();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024).flip();
    private final ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + 1);

    /** Takes who is on the other side and the largest frame it may send, in bytes. */
    public FrameChannel(SocketChannel socket, FrameKind.Sender from, int maxFrame) {
        this.socket = socket;
        this.from = from;
        this.maxFrame = maxFrame;
    }

    /** Waits for the next frame; null when the other side is gone. */
    @Nullable
    public Frame read() throws IOException {
        if (!fill(head.clear())) {
            return null;
        }
        int size = head.getInt(0);
        if (size < 1 || size > maxFrame) {
            throw new FrameException("a frame of " + size + " bytes");
        }
        // Before there is room made for it: most kinds are small, and some are not for the other side to send.
        FrameKind.of(head.get(Integer.BYTES)).check(from, size);
        ByteBuffer body = ByteBuffer.allocate(size).put(head.get(Integer.BYTES));
        if (!fill(body)) {
            return null;
        }
        return FrameReader.frame(body.flip());
    }

    /** Writes frames one after the other, in one system call if they fit. */
    public void write(ByteBuffer... frames) throws IOException {
        writing.lock();
        try {
            long left = 0;
            for (ByteBuffer frame : frames) {
                left += frame.remaining();
            }
            while (left > 0) {
                left -= socket.write(frames);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean fill(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (!in.hasRemaining()) {
                in.clear();
                int read = socket.read(in);
                in.flip();
                if (read < 0) {
                    return false;
                }
            }
            int take = Math.min(in.remaining(), target.remaining());
            target.put(target.position(), in, in.position(), take);
            target.position(target.position() + take);
            in.position(in.position() + take);
        }
        return true;
    }
}
