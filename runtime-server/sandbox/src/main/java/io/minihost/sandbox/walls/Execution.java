package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Puts another program in the place of this one. */
final class Execution {

    private Execution() {}

    /** Executes a command, without environment, from this very thread; returns only a negated error number. */
    static long of(Kernel kernel, List<String> command) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
            for (int i = 0; i < command.size(); i++) {
                arguments.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
            }
            MemorySegment environment = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment file = arguments.getAtIndex(ValueLayout.ADDRESS, 0);
            return kernel.call("execve", file.address(), arguments.address(), environment.address());
        }
    }
}
