package io.minihost.server.programs;

import io.minihost.bundle.BundleRejected;
import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import io.minihost.server.common.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.storage.DiskRoom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Takes uploads in: onto disk, read, compiled, and only then registered. Of a refused one nothing is kept. */
@Service
class Uploads {

    /** Each one that is read holds its whole content in memory. */
    private static final int AT_A_TIME = 3;

    private static final long WAIT_SECONDS = 120;

    private final Access access;
    private final ProgramCompiler compiler;
    private final Registration registration;
    private final BundleLimits limits;
    private final DiskRoom disk;
    private final Path folder;
    private final Semaphore permits = new Semaphore(AT_A_TIME, true);

    Uploads(
            Access access,
            ProgramCompiler compiler,
            Registration registration,
            BundleLimits limits,
            DiskRoom disk,
            DataDirectory directory) {
        this.access = access;
        this.compiler = compiler;
        this.registration = registration;
        this.limits = limits;
        this.disk = disk;
        this.folder = emptied(directory.path().resolve("uploads"));
    }

    /**
     * Registers an uploaded archive as a development version.
     *
     * @param length what the sender says of the body's length, or -1
     */
    Uploaded upload(Caller caller, AppId appId, VersionNumber number, long length, InputStream body)
            throws IOException, BundleRejected {
        access.require(caller, appId);
        registration.requireFree(appId, number);
        UploadFile.requireFits(length, limits.archiveBytes());
        disk.require(limits.archiveBytes());
        try (var file = UploadFile.receive(folder, body, limits.archiveBytes())) {
            var result = compile(file);
            return registration.register(caller, appId, number, file, result);
        }
    }

    private ProgramCompiler.Result compile(UploadFile file) throws BundleRejected {
        if (!acquired()) {
            throw Problem.unavailable("Too many uploads at once; try again in a minute.");
        }
        try {
            return compiler.compile(file.path());
        } finally {
            permits.release();
        }
    }

    private boolean acquired() {
        try {
            return permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What lies here at the start belongs to uploads that a crash has cut off. */
    private static Path emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder, OwnerOnly.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
