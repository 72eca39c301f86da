package io.minihost.sandbox.walls;

import io.minihost.sandbox.walls.SystemCallTable.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the filter of a process says to each system call. It lets pass what {@code system-calls.txt} lists and refuses the
 * rest, also calls that kernels to come will have.
 */
final class SystemCallRules {

    /** Calls of the x32 way of calling have this bit; they would pass by other numbers. */
    private static final int X32 = 0x4000_0000;

    /** Kernels have fewer calls than this. A C library asks whether there is a newer one, and takes "no such call" well. */
    private static final int BEYOND_THE_KNOWN = 452;

    private static final int CLONE_THREAD = 0x0001_0000;

    /** New namespaces of every kind, and being traced by who traces the parent. */
    private static final int CLONE_ELSEWHERE = 0x7e02_2000;

    private static final int MAP_SHARED_ANONYMOUS = 0x21;

    /** Writing only, both, creating, truncating, and a file without a name. */
    private static final int OPEN_TO_CHANGE = 0x40_0243;

    /** Not those that name an owner for signals: the kernel sends them with the owner's rights. */
    private static final List<Integer> FCNTL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 1030);

    /** Whether it is a terminal and how large, how much there is to read, blocking or not. */
    private static final List<Integer> IOCTL = List.of(0x5401, 0x5413, 0x541b, 0x5421);

    /** Names of threads and of memory, and questions. */
    private static final List<Integer> PRCTL = List.of(15, 16, 0x5356_4d41, 3, 21, 39, 42);

    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_SET_THP_DISABLE = 41;

    private SystemCallRules() {}

    /**
     * The filter's program.
     *
     * @param serving whether the process has started: it opens nothing to write any more, and is nothing else ever
     * @param pid of the process, which may talk about itself
     */
    static Bpf program(Machine machine, SystemCallTable table, boolean serving, int pid) {
        Bpf program = new Bpf()
                .load(Bpf.ARCHITECTURE)
                .answerUnlessEqual(machine.auditArchitecture(), Bpf.KILL_PROCESS)
                .load(Bpf.NUMBER)
                .answerIfAtLeast(X32, Bpf.KILL_PROCESS);
        List<Integer> free = new ArrayList<>();
        for (Entry entry : table.entries()) {
            switch (entry.rule()) {
                case "allow" -> free.add(entry.number());
                case "start" -> {
                    if (!serving) {
                        free.add(entry.number());
                    }
                }
                case "gate" -> {
                    // refused like everything that is not listed
                }
                default -> program.whenEqual(entry.number(), rule(entry, serving, pid));
            }
        }
        passRanges(program, free);
        return program.answerIfAtLeast(BEYOND_THE_KNOWN, Bpf.refuse(Kernel.ENOSYS))
                .answer(Bpf.refuse(Kernel.EPERM));
    }

    private static Bpf rule(Entry entry, boolean serving, int pid) {
        int refused = Bpf.refuse(Kernel.EPERM);
        Bpf rule = new Bpf();
        return switch (entry.rule()) {
            case "later" -> rule.answer(Bpf.refuse(Kernel.ENOSYS));
            case "open" ->
                serving
                        ? rule.loadArgument(entry.name().equals("open") ? 1 : 2)
                                .answerIfAnyBit(OPEN_TO_CHANGE, Bpf.refuse(Kernel.EACCES))
                                .answer(Bpf.ALLOW)
                        : rule.answer(Bpf.ALLOW);
            case "mmap" ->
                rule.loadArgument(3)
                        .mask(MAP_SHARED_ANONYMOUS)
                        .answerIfEqual(MAP_SHARED_ANONYMOUS, refused)
                        .answer(Bpf.ALLOW);
            case "thread" ->
                rule.loadArgument(0)
                        .answerIfAnyBit(CLONE_ELSEWHERE, refused)
                        .answerIfAnyBit(CLONE_THREAD, Bpf.ALLOW)
                        .answer(refused);
            case "self" -> anyOf(rule.loadArgument(0), List.of(pid));
            case "limits" -> anyOf(rule.loadArgument(0), List.of(0, pid));
            case "fcntl" -> anyOf(rule.loadArgument(1), FCNTL);
            case "ioctl" -> anyOf(rule.loadArgument(1), IOCTL);
            case "prctl" -> {
                List<Integer> commands = new ArrayList<>(PRCTL);
                if (!serving) {
                    commands.addAll(List.of(PR_SET_DUMPABLE, PR_SET_THP_DISABLE));
                }
                yield anyOf(rule.loadArgument(0), commands);
            }
            default -> throw new IllegalArgumentException(entry.rule());
        };
    }

    private static Bpf anyOf(Bpf rule, List<Integer> values) {
        values.forEach(value -> rule.answerIfEqual(value, Bpf.ALLOW));
        return rule.answer(Bpf.refuse(Kernel.EPERM));
    }

    private static void passRanges(Bpf program, List<Integer> numbers) {
        numbers.sort(Comparator.naturalOrder());
        int first = numbers.getFirst();
        int last = first;
        for (int number : numbers) {
            if (number > last + 1) {
                program.answerIfBetween(first, last, Bpf.ALLOW);
                first = number;
            }
            last = number;
        }
        program.answerIfBetween(first, last, Bpf.ALLOW);
    }
}
