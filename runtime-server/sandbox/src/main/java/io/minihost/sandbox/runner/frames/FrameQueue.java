package io.minihost.sandbox.runner.frames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Frames on their way to a runner, so that nobody waits for it. Filled before there is a connection, too. */
public final class FrameQueue {

    private static final int BATCH = 64;

    private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    public void put(Frame frame) {
        ByteBuffer encoded = FrameWriter.bytes(frame);
        bytes.addAndGet(encoded.remaining());
        frames.add(encoded);
    }

    /** Bytes not yet handed to the connection. */
    public long bytes() {
        return bytes.get();
    }

    /** Writes to the channel until it breaks or the thread is interrupted. */
    public void drainTo(FrameChannel channel) throws IOException, InterruptedException {
        List<ByteBuffer> batch = new ArrayList<>(BATCH);
        while (true) {
            batch.add(frames.take());
            frames.drainTo(batch, BATCH - 1);
            long size = 0;
            for (ByteBuffer frame : batch) {
                size += frame.remaining();
            }
            channel.write(batch.toArray(ByteBuffer[]::new));
            bytes.addAndGet(-size);
            batch.clear();
        }
    }
}
