package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * System calls of Linux by name, through the C library's {@code syscall}. What one of them changes about rights changes it
 * for the calling thread alone, and for what that thread starts.
 */
final class Kernel {

    /** No such call, or one that this kernel does not have. */
    static final int ENOSYS = 38;

    static final int EPERM = 1;
    static final int EACCES = 13;
    static final int EINVAL = 22;

    private static final @Nullable Kernel CURRENT = open();
    private static final int ARGUMENTS = 6;

    private final SystemCallTable table;
    private final Machine machine;
    private final MethodHandle call;
    private final MemorySegment errno;

    @SuppressWarnings("restricted") // what this class is for
    private Kernel(Machine machine) {
        this.machine = machine;
        this.table = new SystemCallTable(machine);
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG);
        this.call = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                type,
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
        this.errno = Arena.global().allocate(Linker.Option.captureStateLayout());
    }

    private static @Nullable Kernel open() {
        Machine machine = Machine.current();
        return machine == null ? null : new Kernel(machine);
    }

    /** The kernel under this process; null when it is not a Linux whose calls are known here. */
    static @Nullable Kernel current() {
        return CURRENT;
    }

    Machine machine() {
        return machine;
    }

    SystemCallTable table() {
        return table;
    }

    /** Makes a call; what it answers, or its negated error number. */
    long call(String name, long... arguments) {
        return call(table.number(name), arguments);
    }

    /** The same with a number that this machine has for it. */
    synchronized long call(int number, long... arguments) {
        long[] a = new long[ARGUMENTS];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        try {
            long result = (long) call.invokeExact(errno, (long) number, a[0], a[1], a[2], a[3], a[4], a[5]);
            return result == -1 ? -errno.get(ValueLayout.JAVA_INT, 0) : result;
        } catch (Throwable e) {
            throw new IllegalStateException("system call " + number, e);
        }
    }
}
