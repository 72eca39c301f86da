package io.minihost.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StackRoomTests {

    private static final long STACK_BYTES = 1L << 20;

    /** Steps from one question to the next. */
    private static final int STRIDE = 16;

    private static final int NEEDED_DEPTH = 500;

    private int granted;
    private int broken;

    /** As a guest does: goes down to the end of the stack and asks for something at each step of the way. */
    @SuppressWarnings("InfiniteRecursion") // until the stack ends
    private void descend(int step) {
        if (step % STRIDE == 0 && StackRoom.isThere()) {
            granted++;
            try {
                use(NEEDED_DEPTH);
            } catch (StackOverflowError e) {
                broken++;
            }
        }
        descend(step + 1);
    }

    private static int use(int depth) {
        return depth == 0 ? 0 : 1 + use(depth - 1);
    }

    @Test
    void isEnoughOrIsRefused() throws InterruptedException {
        // More than once: interpreted at first, compiled later, with smaller frames.
        for (int round = 0; round < 4; round++) {
            Thread thread = new Thread(
                    null,
                    () -> {
                        try {
                            descend(0);
                        } catch (StackOverflowError e) {
                            granted++;
                        }
                    },
                    "descent",
                    STACK_BYTES);
            thread.start();
            thread.join();
        }
        assertThat(granted).isGreaterThan(5);
        assertThat(broken).isZero();
    }
}
