package io.minihost.sandbox.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of the runners' sockets and homes, open to this user only. */
public final class RunnerFolder {

    private static final Logger LOG = System.getLogger(RunnerFolder.class.getName());

    private RunnerFolder() {}

    public static Path create() {
        try {
            return Files.createTempDirectory(
                    "minihost-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for runners", e);
        }
    }

    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "left behind: " + folder, e);
        }
    }
}
