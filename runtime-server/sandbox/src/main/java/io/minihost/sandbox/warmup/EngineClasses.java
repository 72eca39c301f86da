package io.minihost.sandbox.warmup;

import io.minihost.sandbox.engine.GuestEngine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Context;

/**
 * Initialises every class that a guest can make the engine use, before there is a guest. A class whose initialiser dies of a
 * guest's stack overflow is lost to all guests until the process ends, so none may be left to be initialised under a guest's
 * recursion.
 */
public final class EngineClasses {

    private static final Logger LOG = System.getLogger(EngineClasses.class.getName());

    /** Names of classes with an initialiser, one a line; see {@link ClassList}. */
    static final String LIST = "/io/minihost/sandbox/warmup/engine-classes";

    private static final String RUNTIME = "com.oracle.truffle.runtime.";
    private static final long STACK_BYTES = 64L << 20;
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private EngineClasses() {}

    /** Does it once for this process, on a thread with a big stack, and waits for it. */
    public static void initialise(GuestEngine engine) {
        if (DONE.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(null, () -> initialiseHere(engine), "engine-classes", STACK_BYTES);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The names in the list of this build. */
    static List<String> names() {
        return GuestEngine.resource(LIST).lines().toList();
    }

    private static void initialiseHere(GuestEngine engine) {
        long start = System.nanoTime();
        // First in the order in which the engine wants it, then the rest.
        try (Context context = engine.newContext()) {
            engine.harden(context);
        }
        boolean compiles = engine.compiles();
        ClassLoader loader = EngineClasses.class.getClassLoader();
        int missing = 0;
        for (String name : names()) {
            // Without an optimizing compiler its half of the engine is neither there nor asked for.
            if (compiles || !name.startsWith(RUNTIME)) {
                missing += initialise(name, loader) ? 0 : 1;
            }
        }
        LOG.log(
                Level.DEBUG,
                "classes initialised in {0} ms, {1} of them missing",
                (System.nanoTime() - start) / 1_000_000,
                missing);
    }

    /** False if this process has no such class: the list is that of the build. */
    private static boolean initialise(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.TRACE, name, e);
            return false;
        }
    }
}
