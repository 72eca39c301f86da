package io.minihost.sandbox.engine;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what may have been left half done in something that all guests of a process share. A process in which that has
 * happened is given up.
 *
 * @param explained whether it is known that whoever came upon it did not cause it
 */
public record Damage(String what, boolean explained) {

    private static final int CAUSES = 50;
    private static final int FRAMES = 12;

    /** Of all heap, right after a collection could not make room for something. */
    private static final double EXHAUSTED = 0.85;

    /** What a throwable says about the process, or null if it says nothing. Takes one that came out of a guest's turn. */
    public static @Nullable Damage inTurn(Throwable thrown) {
        if (linkage(thrown)) {
            // The class was lost earlier, in somebody's stack overflow or for lack of memory.
            return new Damage(text(thrown), true);
        }
        if (thrown instanceof PolyglotException e && e.isInternalError()) {
            return text(thrown).contains("Could not initialize class")
                    ? new Damage(text(thrown), true)
                    : new Damage("internal error: " + text(thrown), false);
        }
        return isOutOfMemory(thrown) ? ofFullHeap() : null;
    }

    /** A lock that nobody gives back: a stack overflow right after it was taken leaves it so. Whoever waits has not done it. */
    public static Damage ofLock(Thread waiting) {
        String where = Arrays.stream(waiting.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return new Damage("a turn waits for ever in " + where, true);
    }

    /** A heap that is as good as full with no garbage in it; null if there is room again. */
    public static @Nullable Damage ofFullHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return isHeapFull() ? new Damage("the heap is full", false) : null;
    }

    /** As {@link #inTurn}, for what the host's own threads came upon: they do not ask for much at once. */
    public static @Nullable Damage inHost(Throwable thrown) {
        return isOutOfMemory(thrown) || linkage(thrown) || thrown instanceof StackOverflowError
                ? new Damage(text(thrown), false)
                : null;
    }

    public static boolean isOutOfMemory(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                || (thrown instanceof PolyglotException e
                        && e.isResourceExhausted()
                        && !text(e).contains("tack overflow"));
    }

    /** Whether the heap, after a collection, is as good as full. */
    public static boolean isHeapFull() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > EXHAUSTED * runtime.maxMemory();
    }

    private static boolean linkage(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES && cause != null; i++, cause = cause.getCause()) {
            Throwable here = cause instanceof PolyglotException e && e.isHostException() ? e.asHostException() : cause;
            if (here instanceof LinkageError) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
