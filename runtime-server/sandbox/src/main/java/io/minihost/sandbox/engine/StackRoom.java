package io.minihost.sandbox.engine;

/**
 * Makes sure that the host's code has room on the stack of a guest that calls it from deep inside a recursion. Without room
 * it must overflow here, where nothing has begun, and not while it changes what all guests share.
 */
final class StackRoom {

    /** Each level takes at least 100 bytes, whether it is compiled or not. */
    private static final int LEVELS = 1_500;

    private StackRoom() {}

    /** Takes some 150 KB of the stack and gives them back; false when they are not there. */
    static boolean isThere() {
        try {
            return take(LEVELS, 1, 2, 3, 4, 5, 6, 7, 8) > 0;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** All arguments are needed after the call, so that each level has to keep them. */
    private static long take(int levels, long a, long b, long c, long d, long e, long f, long g, long h) {
        if (levels == 0) {
            return 1;
        }
        long deeper = take(levels - 1, b + 1, c + 2, d + 3, e + 4, f + 5, g + 6, h + 7, a + 8);
        return Math.max(1, deeper & (a | b | c | d | e | f | g | h | 1));
    }
}
