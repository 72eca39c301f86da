package io.minihost.sandbox.walls;

/** What a process that holds secrets does for itself, first of all. */
public final class OwnProcess {

    private static final int SET_DUMPABLE = 4;

    private OwnProcess() {}

    /**
     * Closes this process's memory and environment to other processes of its user, and leaves no core file when it dies.
     *
     * @return false where it cannot be done
     */
    public static boolean hide() {
        Kernel kernel = Kernel.current();
        if (kernel == null) {
            return false;
        }
        new Bounds(kernel).noCoreFile();
        return kernel.call("prctl", SET_DUMPABLE, 0, 0, 0, 0) == 0;
    }

    /** Closes a file that was open when this process was started. */
    public static void close(int file) {
        Kernel kernel = Kernel.current();
        if (kernel != null) {
            kernel.call("close", file);
        }
    }
}
