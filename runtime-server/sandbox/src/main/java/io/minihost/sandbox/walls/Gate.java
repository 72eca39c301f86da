package io.minihost.sandbox.walls;

import java.util.ArrayList;
import java.util.List;

/**
 * The first stage of a walled process: takes everything from its own thread that the process will not need, and executes the
 * real command from that thread, because rights are the thread's and what it executes has them.
 */
public final class Gate {

    private static final int CLOSE_ON_EXECUTE = 4;
    private static final int SET_FLAGS = 2;
    private static final int FIRST_OF_ITS_OWN = 3;
    private static final int OPEN_FILES_MAX = 4096;

    /** Keeps the kernel from making these anew under pressure: the new ones would not be those that may be read. */
    private static final List<String> HELD = List.of("/proc/self", "/proc/stat");

    private final Kernel kernel;
    private final GatePlan plan;
    private final List<String> standing = new ArrayList<>();

    private Gate(Kernel kernel, GatePlan plan) {
        this.kernel = kernel;
        this.plan = plan;
    }

    /** Takes what {@link GatePlan} wrote. Does not return. */
    public static void main(String[] arguments) {
        String why;
        try {
            Kernel kernel = Kernel.current();
            why = kernel == null
                    ? "no walls are known for this machine"
                    : new Gate(kernel, GatePlan.of(arguments)).pass();
        } catch (RuntimeException | Error e) {
            why = e.toString();
        }
        System.err.println("gate: " + why);
        Runtime.getRuntime().halt(1);
    }

    /** Executes the command; returns only to say why that cannot be. */
    private String pass() {
        new Connection(kernel).toInput(plan.socket());
        kernel.call("setsid");
        kernel.call("umask", 0077);
        new Bounds(kernel).set(plan.dataBytes());
        standing.add("bounds");
        Rights rights = new Rights(kernel);
        rights.dropPossible();
        if (plan.user() != 0) {
            stand("user " + plan.user(), rights.become(plan.user()));
        }
        stand("no rights", rights.drop());
        Landlock landlock = new Landlock(kernel);
        if (landlock.version() > 0 || !plan.bubble()) {
            stand("landlock " + landlock.version(), landlock.confine(plan.read(), plan.execute(), plan.home()));
        }
        closeOthers();
        stand("system calls", new SystemCallFilter(kernel).forStart());
        return "cannot execute " + plan.command().getFirst() + ": error " + -execute();
    }

    private void stand(String wall, int error) {
        if (error == 0) {
            standing.add(wall);
        } else if (plan.required()) {
            throw new IllegalStateException("no wall \"" + wall + "\": error " + error);
        }
    }

    private void closeOthers() {
        if (kernel.call("close_range", FIRST_OF_ITS_OWN, Integer.MAX_VALUE, CLOSE_ON_EXECUTE) < 0) {
            for (int file = FIRST_OF_ITS_OWN; file < OPEN_FILES_MAX; file++) {
                kernel.call("fcntl", file, SET_FLAGS, 1);
            }
        }
        HELD.forEach(path -> Landlock.hold(kernel, path));
    }

    private long execute() {
        List<String> command = new ArrayList<>(plan.command());
        command.addAll(1, WalledProcess.properties(standing, plan.required()));
        return Execution.of(kernel, command);
    }
}
