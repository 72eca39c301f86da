package io.minihost.sandbox.walls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A user of its own for each walled process of a server that is root, where everything that the process reads is open to all. */
final class OtherUser {

    /** Above the numbers that people and services are given. */
    private static final int FIRST = 1_900_000_000;

    private static final int COUNT = 100_000;

    /** To give files away, to become another user and group, and to end what another user runs. */
    private static final long CAPABILITIES = 0b1110_0001;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private OtherUser() {}

    /** Gives the folder to a new user and says which; 0 when there is none to give it to. */
    static int owning(Path home, List<Path> reads) {
        if (!isMighty() || !reads.stream().allMatch(OtherUser::isOpenToAll)) {
            return 0;
        }
        int user = FIRST + NEXT.getAndIncrement() % COUNT;
        try (Stream<Path> files = Files.walk(home)) {
            // To reach its home it must pass the folder of all homes, which shows it nothing.
            Files.setPosixFilePermissions(home.resolveSibling("."), PosixFilePermissions.fromString("rwx--x--x"));
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", user);
                Files.setAttribute(file, "unix:gid", user);
            }
            return user;
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isMighty() {
        try {
            long effective = 0;
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("CapEff:")) {
                    effective = Long.parseUnsignedLong(
                            line.substring("CapEff:".length()).strip(), 16);
                }
            }
            return (effective & CAPABILITIES) == CAPABILITIES && areNumbersKnown();
        } catch (IOException e) {
            return false;
        }
    }

    /** A container may know few users. */
    private static boolean areNumbersKnown() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/uid_map"))) {
            String[] fields = line.strip().split("\\s+", -1);
            long first = Long.parseLong(fields[0]);
            if (first <= FIRST && first + Long.parseLong(fields[2]) >= (long) FIRST + COUNT) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpenToAll(Path path) {
        try {
            Path real = path.toRealPath();
            List<Path> above = new ArrayList<>();
            for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
                above.add(folder);
            }
            return has(real, PosixFilePermission.OTHERS_READ)
                    && (!Files.isDirectory(real) || has(real, PosixFilePermission.OTHERS_EXECUTE))
                    && above.stream().allMatch(folder -> has(folder, PosixFilePermission.OTHERS_EXECUTE));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean has(Path path, PosixFilePermission permission) {
        try {
            return Files.getPosixFilePermissions(path).contains(permission);
        } catch (IOException e) {
            return false;
        }
    }
}
