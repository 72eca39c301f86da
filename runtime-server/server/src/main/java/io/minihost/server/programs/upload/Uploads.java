package io.minihost.server.programs.upload;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.server.access.Action;
import io.minihost.server.cluster.LivingNodes;
import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramUploads;
import io.minihost.server.programs.UploadNote;
import io.minihost.server.programs.Uploaded;
import io.minihost.server.programs.compile.BundleLimits;
import io.minihost.server.programs.compile.CompileQueue;
import io.minihost.server.programs.compile.ProgramCompiler;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.versions.VersionNumber;
import io.minihost.server.storage.DiskRoom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.FileSystemUtils;

/** Takes uploads in: onto disk, read, compiled, and only then registered. Of a refused one nothing is kept. */
@Service
public class Uploads implements ProgramUploads {

    private final OwnPrograms access;
    private final ProgramCompiler compiler;
    private final VersionRegistration registration;
    private final BundleLimits limits;
    private final DiskRoom disk;
    private final UploadRoom room;
    private final UploadTasks tasks;
    private final CompileQueue queue;
    private final LivingNodes nodes;
    private final ApplicationEventPublisher events;
    private final Path folder;

    Uploads(
            OwnPrograms access,
            ProgramCompiler compiler,
            VersionRegistration registration,
            BundleLimits limits,
            DiskRoom disk,
            UploadRoom room,
            UploadTasks tasks,
            CompileQueue queue,
            LivingNodes nodes,
            ApplicationEventPublisher events,
            DataDirectory directory) {
        this.access = access;
        this.compiler = compiler;
        this.registration = registration;
        this.limits = limits;
        this.disk = disk;
        this.room = room;
        this.tasks = tasks;
        this.queue = queue;
        this.nodes = nodes;
        this.events = events;
        this.folder = emptied(directory.path().resolve("uploads"));
    }

    /**
     * Registers an uploaded archive as a development version.
     *
     * @param length what the sender says of the body's length, or -1
     */
    public Uploaded upload(Caller caller, AppId appId, VersionNumber number, long length, InputStream body)
            throws IOException, BundleRejected {
        return upload(caller, appId, number.text(), UploadNote.NONE, length, body);
    }

    @Override
    public Limits limits() {
        return limits.limits();
    }

    @Override
    public Uploaded upload(Caller caller, AppId appId, String version, UploadNote note, long length, InputStream body)
            throws IOException, BundleRejected {
        var number = new VersionNumber(version);
        var developer = access.program(caller, appId, Action.PROGRAM_UPLOAD)
                .organisation()
                .toString();
        registration.requireFree(appId, number, note);
        UploadFile.requireFits(length, limits.archiveBytes());
        disk.require(limits.archiveBytes());
        var place = room.enter(developer);
        try (var file = UploadFile.receive(folder, body, limits.archiveBytes())) {
            return compiled(new Upload(caller, appId, number, note), developer, file);
        } finally {
            place.close();
        }
    }

    private Uploaded compiled(Upload upload, String developer, UploadFile file) throws BundleRejected {
        var task = tasks.begin(upload.appId(), upload.number());
        try {
            // Registered before the next one has its turn: a compiled program takes much memory.
            return queue.run(developer, true, task, () -> {
                var result = compiler.compile(file.path(), task);
                return registration.register(upload, file, result);
            });
        } catch (CancellationException e) {
            throw Problem.conflict("The upload was cancelled, or a newer one of this version took its place.")
                    .code("upload_cancelled");
        } finally {
            tasks.end(upload.appId(), upload.number(), task);
        }
    }

    /** Ends an upload that waits or is compiled, here or on another node; whoever sent it is told. */
    @Transactional
    void cancel(Caller caller, AppId appId, VersionNumber number) {
        access.require(caller, appId, Action.PROGRAM_UPLOAD);
        if (tasks.cancel(appId, number)) {
            return;
        }
        if (nodes.hasOthers()) {
            events.publishEvent(new UploadCancelled(appId, number.text()));
        } else {
            throw Problem.notFound("No upload of this version is under way.").code("no_upload");
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
