package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The kernel's filter of system calls. It stays for the rest of a process's life, and all that it starts has it too. */
final class SystemCallFilter {

    private static final int SET_MODE_FILTER = 1;
    private static final int GET_ACTION_AVAIL = 2;
    private static final int FOR_ALL_THREADS = 1;

    /** Older kernels slow down all code behind a filter else, against leaks within a process that keeps nothing apart. */
    private static final int AS_FAST_AS_BEFORE = 4;

    private static final int PROGRAM_BYTES = 16;
    private static final int INSTRUCTION_BYTES = 8;

    private final Kernel kernel;

    SystemCallFilter(Kernel kernel) {
        this.kernel = kernel;
    }

    boolean isAvailable() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocateFrom(ValueLayout.JAVA_INT, Bpf.refuse(0));
            return kernel.call("seccomp", GET_ACTION_AVAIL, 0, action.address()) == 0;
        }
    }

    /** Sets the filter of a process that starts, for this thread and what it executes; 0 or an error number. */
    int forStart() {
        return install(false, AS_FAST_AS_BEFORE);
    }

    /** Sets the filter of a process that serves, for all its threads; 0 or an error number. */
    int forService() {
        return install(true, FOR_ALL_THREADS | AS_FAST_AS_BEFORE);
    }

    private int install(boolean serving, int flags) {
        int pid = (int) ProcessHandle.current().pid();
        byte[] code = SystemCallRules.program(kernel.machine(), kernel.table(), serving, pid)
                .bytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(code.length, Long.BYTES);
            MemorySegment.copy(code, 0, instructions, ValueLayout.JAVA_BYTE, 0, code.length);
            MemorySegment program = arena.allocate(PROGRAM_BYTES, Long.BYTES);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) (code.length / INSTRUCTION_BYTES));
            program.set(ValueLayout.ADDRESS, Long.BYTES, instructions);
            long answer = kernel.call("seccomp", SET_MODE_FILTER, flags, program.address());
            // Above zero it is the thread that could not be given the filter.
            return answer > 0 ? Kernel.EINVAL : (int) -answer;
        }
    }
}
