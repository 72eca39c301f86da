package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** System calls that a JVM does not make, but what has taken it over can. Numbers are those of x86_64 and of aarch64. */
final class RawCalls {

    private static final int SIGCHLD = 17;
    private static final int NEW_USER = 0x1000_0000;
    private static final int AT_HOME = -100;

    private final Kernel kernel = Objects.requireNonNull(Kernel.current());
    private final boolean x86 = kernel.machine() == Machine.X86_64;
    private final Arena arena = Arena.global();
    private final MemorySegment page = arena.allocate(4096, 4096);
    private final Map<String, Long> answers = new LinkedHashMap<>();
    private final Burglar.Loot loot;

    RawCalls(Burglar.Loot loot) {
        this.loot = loot;
    }

    /** What the kernel answered to each; below zero is a refusal. */
    Map<String, Long> all() {
        sockets();
        otherProcesses();
        newProcesses();
        kernelDoors();
        own();
        return answers;
    }

    private void sockets() {
        int[] families = {1, 2, 10, 16, 17, 38, 40};
        for (int family : families) {
            for (int type = 1; type <= 3; type++) {
                call("socket " + family + " " + type, 41, 198, family, type, 0);
            }
        }
        call("socketpair", 53, 199, 1, 1, 0, page.address());
        call("listen", 50, 201, 0, 1);
        call("sendmsg", 46, 211, 0, page.address(), 0);
        // Abstract names need no file.
        long socket = answers.getOrDefault("socket 1 1", -1L);
        MemorySegment name = arena.allocateFrom("\u0001\u0000\u0000burglar", StandardCharsets.ISO_8859_1);
        call("connect abstract", 42, 203, Math.max(socket, 0), name.address(), 10);
    }

    private void otherProcesses() {
        long server = loot.server();
        call("signal kill", 62, 129, server, 0);
        call("signal tgkill", 234, 131, server, server, 0);
        call("signal tkill", 200, 130, server, 0);
        call("signal queue", 129, 138, server, 10, page.address());
        call("signal owner", 72, 25, 0, 8, server);
        long file = call("process handle", 434, 434, server, 0);
        call("signal handle", 424, 424, Math.max(file, 0), 0, 0, 0);
        call("process file", 438, 438, Math.max(file, 0), 0, 0);
        call("process trace", 101, 117, 0x4206, server, 0, 0);
        call("process read", 310, 270, server, page.address(), 1, page.address(), 1, 0);
        call("process write", 311, 271, server, page.address(), 1, page.address(), 1, 0);
        call("process compare", 312, 272, server, server, 0, 0, 0);
        call("process limits", 302, 261, server, 7, 0, page.address());
        call("process priority", 141, 140, 0, server, 0);
        call(
                "process processors",
                203,
                122,
                server,
                8,
                arena.allocateFrom("\u0001").address());
        call("process scheduler", 144, 119, server, 0, page.address());
        call("process pages", 279, 239, server, 0, 0, 0, 0, 0);
    }

    private void newProcesses() {
        MemorySegment java = arena.allocateFrom(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call("exec raw", 59, 221, java.address(), 0, 0);
        call("exec at", 322, 281, AT_HOME, java.address(), 0, 0, 0);
        call("exec memory", 319, 279, java.address(), 0);
        call("fork clone", 56, 220, NEW_USER | SIGCHLD, 0, 0, 0, 0);
        call("fork clone3", 435, 435, page.address(), 64);
        if (x86) {
            call("fork vfork", 58, 0);
        }
        call("space unshare user", 272, 97, NEW_USER);
        call("space unshare net", 272, 97, 0x4000_0000);
        call("space enter", 308, 268, 0, 0);
        call("space root", 161, 51, arena.allocateFrom("/").address());
        call("space mount", 165, 40, 0, arena.allocateFrom("/tmp").address(), 0, 0, 0);
        call("space tree", 428, 428, AT_HOME, arena.allocateFrom("/").address(), 1);
        call("space file system", 430, 430, arena.allocateFrom("tmpfs").address(), 0);
    }

    private void kernelDoors() {
        call("kernel uring", 425, 425, 8, arena.allocate(128, 8).address());
        call("kernel bpf", 321, 280, 0, page.address(), 128);
        call("kernel keys", 250, 219, 0, -3, 0);
        call("kernel add key", 248, 217, page.address(), page.address(), 0, 0, -3);
        call("kernel request key", 249, 218, page.address(), page.address(), 0, -3);
        call("kernel faults", 323, 282, 1);
        call("kernel performance", 298, 241, page.address(), 0, -1, -1, 0);
        call("kernel log", 103, 116, 10, 0, 0);
        call("kernel shared memory", 29, 194, 0, 4096, 0x1ff | 0x200);
        call("kernel queues", 240, 180, arena.allocateFrom("burglar").address(), 0x42, 0600, 0);
        call("kernel notify", 294, 26, 0);
        call("kernel handles", 304, 265, AT_HOME, page.address(), 0);
        call("kernel modules", 313, 273, 0, page.address(), 0);
        call("kernel timers", 222, 107, 1, 0, page.address());
        call("kernel secret memory", 447, 447, 0);
        call("kernel of tomorrow", 9999, 9999);
    }

    private void own() {
        call("own dumpable", 157, 167, 4, 1, 0, 0, 0);
        call("own tracer", 157, 167, 0x59616d61, -1, 0, 0, 0);
        call("own filter", 317, 277, 1, 0, page.address());
        call("own user", 117, 147, 0, 0, 0);
        call("own capabilities", 126, 91, page.address(), page.address());
        call("own terminal", 16, 29, 0, 0x5412, page.address());
        call("own shared pages", 9, 222, 0, 4096, 3, 0x21, -1, 0);
        call("own folder", 80, 49, arena.allocateFrom("/").address());
        call(
                "own open to write",
                257,
                56,
                AT_HOME,
                arena.allocateFrom("/dev/null").address(),
                1,
                0);
        call("own open anew", 437, 437, AT_HOME, arena.allocateFrom("/dev/null").address(), page.address(), 24);
    }

    private long call(String name, int onX86, int onArm, long... arguments) {
        long answer = kernel.call(x86 ? onX86 : onArm, arguments);
        answers.put(name, answer);
        return answer;
    }
}
