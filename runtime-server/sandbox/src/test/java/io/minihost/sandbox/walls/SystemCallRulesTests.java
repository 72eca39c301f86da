package io.minihost.sandbox.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the filter says, on machines too that this is not. */
final class SystemCallRulesTests {

    private static final int PID = 4711;
    private static final int REFUSED = Bpf.refuse(Kernel.EPERM);

    @ParameterizedTest
    @EnumSource(Machine.class)
    void endsProcessesThatCallInAnotherWay(Machine machine) {
        assertThat(verdict(machine, true, 0x4000_0003, 0)).isEqualTo(Bpf.KILL_PROCESS);
        for (Machine other : Machine.values()) {
            if (other != machine) {
                assertThat(verdict(machine, other.auditArchitecture(), true, number(machine, "read"), 0))
                        .isEqualTo(Bpf.KILL_PROCESS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void executesBeforeItServesOnly(Machine machine) {
        for (String name : new String[] {"execve", "seccomp", "socketpair", "unlinkat"}) {
            assertThat(verdict(machine, false, number(machine, name), 0)).isEqualTo(Bpf.ALLOW);
            assertThat(verdict(machine, true, number(machine, name), 0)).isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void letsNobodyConnectEver(Machine machine) {
        for (String name : new String[] {"socket", "connect", "setresuid", "landlock_create_ruleset"}) {
            assertThat(verdict(machine, false, number(machine, name), 0)).isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openat, 2, 0, true",
        "openat, 2, 0x80000, true",
        "openat, 2, 1, false",
        "openat, 2, 2, false",
        "openat, 2, 0x40, false",
        "openat, 2, 0x200, false",
        "clone, 0, 0x3d0f00, true",
        "clone, 0, 0x11, false",
        "clone, 0, 0x103d0f00, false",
        "clone, 0, 0x403d0f00, false",
        "mmap, 3, 0x22, true",
        "mmap, 3, 0x1, true",
        "mmap, 3, 0x21, false",
        "mmap, 3, 0x23, false",
        "tgkill, 0, 4711, true",
        "tgkill, 0, 4712, false",
        "prlimit64, 0, 0, true",
        "prlimit64, 0, 4712, false",
        "fcntl, 1, 3, true",
        "fcntl, 1, 8, false",
        "fcntl, 1, 15, false",
        "ioctl, 1, 0x541b, true",
        "ioctl, 1, 0x5412, false",
        "prctl, 0, 15, true",
        "prctl, 0, 4, false"
    })
    void looksAtArguments(String name, int index, String value, boolean passes) {
        for (Machine machine : Machine.values()) {
            long[] arguments = new long[6];
            arguments[index] = Long.decode(value);
            int verdict = verdict(machine, machine.auditArchitecture(), true, number(machine, name), arguments);
            assertThat(verdict == Bpf.ALLOW).as("%s", machine).isEqualTo(passes);
        }
    }

    private static int number(Machine machine, String name) {
        return new SystemCallTable(machine).number(name);
    }

    private static int verdict(Machine machine, boolean serving, int number, long... arguments) {
        return verdict(machine, machine.auditArchitecture(), serving, number, arguments);
    }

    /** Runs the filter as the kernel does. */
    private static int verdict(Machine machine, int architecture, boolean serving, int number, long... arguments) {
        ByteBuffer call = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        call.putInt(number).putInt(architecture).putLong(0);
        for (long argument : arguments) {
            call.putLong(argument);
        }
        ByteBuffer program = ByteBuffer.wrap(
                        SystemCallRules.program(machine, new SystemCallTable(machine), serving, PID)
                                .bytes())
                .order(ByteOrder.nativeOrder());
        int loaded = 0;
        for (int at = 0; ; at += 8) {
            int code = program.getShort(at);
            int ifTrue = 8 * Byte.toUnsignedInt(program.get(at + 2));
            int ifFalse = 8 * Byte.toUnsignedInt(program.get(at + 3));
            int value = program.getInt(at + 4);
            switch (code) {
                case 0x20 -> loaded = call.getInt(value);
                case 0x54 -> loaded &= value;
                case 0x15 -> at += loaded == value ? ifTrue : ifFalse;
                case 0x25 -> at += Integer.compareUnsigned(loaded, value) > 0 ? ifTrue : ifFalse;
                case 0x35 -> at += Integer.compareUnsigned(loaded, value) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> at += (loaded & value) != 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return value;
                }
                default -> throw new IllegalStateException("instruction " + code);
            }
        }
    }
}
