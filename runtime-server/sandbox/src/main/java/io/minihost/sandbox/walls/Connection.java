package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The connection that a walled process is born with. */
final class Connection {

    private static final int UNIX = 1;
    private static final int STREAM = 1;
    private static final int PATH_BYTES = 108;
    private static final int ADDRESS_BYTES = Short.BYTES + PATH_BYTES;

    private final Kernel kernel;

    Connection(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Connects to a socket's path and puts the connection in the place of the standard input. */
    void toInput(Path path) {
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        if (name.length >= PATH_BYTES) {
            throw new IllegalArgumentException("the path is too long for a socket: " + path);
        }
        long socket = check(kernel.call("socket", UNIX, STREAM, 0), path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_BYTES, Long.BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, name.length);
            check(kernel.call("connect", socket, address.address(), ADDRESS_BYTES), path);
        }
        if (socket != 0) {
            check(kernel.call("dup3", socket, 0, 0), path);
            kernel.call("close", socket);
        }
    }

    private static long check(long answer, Path path) {
        if (answer < 0) {
            throw new IllegalStateException("cannot connect to " + path + ": error " + -answer);
        }
        return answer;
    }
}
