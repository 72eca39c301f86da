package io.minihost.sandbox.walls;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of a JDK, and those of the system that every JVM needs. */
final class JavaHome {

    /** Libraries, and facts about the machine. Nothing here is anybody's secret. */
    private static final List<String> SYSTEM = List.of(
            "/lib",
            "/lib64",
            "/usr/lib",
            "/usr/lib64",
            "/nix/store",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/etc/timezone",
            "/usr/share/zoneinfo",
            "/dev/random",
            "/dev/urandom",
            "/proc/self",
            "/proc/stat",
            "/proc/cgroups",
            "/proc/cpuinfo",
            "/proc/meminfo",
            "/proc/sys/vm",
            "/sys/devices/system/cpu",
            "/sys/fs/cgroup",
            "/sys/kernel/mm/transparent_hugepage");

    private static final Map<Path, JavaHome> KNOWN = new ConcurrentHashMap<>();

    private static final int ELF_HEADER_BYTES = 64;
    private static final int PROGRAM_HEADERS_AT = 0x20;
    private static final int PROGRAM_HEADER_SIZE_AT = 0x36;
    private static final int PROGRAM_HEADER_COUNT_AT = 0x38;
    private static final int INTERPRETER = 3;

    private final List<Path> read = new ArrayList<>();
    private final List<Path> execute = new ArrayList<>();

    private JavaHome(Path java) {
        try {
            Path launcher = java.toRealPath();
            Path home = launcher.resolveSibling("..").normalize();
            read.addAll(linkedFrom(home));
            SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(read::add);
            execute.add(home);
            interpreter(launcher).ifPresent(execute::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the JVM of " + java, e);
        }
    }

    /** The one that a launcher belongs to. */
    static JavaHome of(Path java) {
        return KNOWN.computeIfAbsent(java, JavaHome::new);
    }

    /** What a JVM reads beside its own files. */
    List<Path> read() {
        return read;
    }

    /** The JDK itself, and the program that loads programs. */
    List<Path> execute() {
        return execute;
    }

    /** Distributions keep a JDK's configuration and certificates elsewhere. */
    private static Set<Path> linkedFrom(Path home) throws IOException {
        Set<Path> elsewhere = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                if (Files.exists(link) && !link.toRealPath().startsWith(home)) {
                    elsewhere.add(link.toRealPath());
                }
            }
        }
        return elsewhere;
    }

    private static Optional<Path> interpreter(Path program) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(program.toFile(), "r")) {
            ByteBuffer header = at(file, 0, ELF_HEADER_BYTES);
            long headers = header.getLong(PROGRAM_HEADERS_AT);
            int size = header.getShort(PROGRAM_HEADER_SIZE_AT);
            int count = header.getShort(PROGRAM_HEADER_COUNT_AT);
            for (int i = 0; i < count; i++) {
                ByteBuffer entry = at(file, headers + (long) i * size, size);
                if (entry.getInt(0) == INTERPRETER) {
                    ByteBuffer name = at(file, entry.getLong(0x08), (int) entry.getLong(0x20) - 1);
                    return Optional.of(
                            Path.of(StandardCharsets.UTF_8.decode(name).toString()));
                }
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer at(RandomAccessFile file, long offset, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        file.seek(offset);
        file.readFully(content);
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }
}
