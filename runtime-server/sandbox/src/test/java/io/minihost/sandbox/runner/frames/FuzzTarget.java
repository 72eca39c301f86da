package io.minihost.sandbox.runner.frames;

import java.nio.ByteBuffer;

/** What a fuzzer feeds: frames as a runner in a stranger's hands might write them. */
public final class FuzzTarget {

    private FuzzTarget() {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Frame frame;
        try {
            frame = FrameReader.frame(ByteBuffer.wrap(input));
        } catch (FrameException e) {
            return;
        }
        // What was read can be written; texts that were no Unicode may have changed.
        FrameWriter.bytes(frame);
    }
}
