package io.minihost.server.uploadtool;

import io.minihost.bundle.BundleRejected;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import io.minihost.server.programs.ProgramUploads;
import io.minihost.server.storage.DiskRoom;
import io.minihost.server.uploadtool.keys.KeyProof;
import io.minihost.server.uploadtool.wire.ToolPackage;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Takes packages of the upload tool in. What becomes of them is the same as of other uploads. */
@Service
class ToolUploads {

    private final ProgramUploads uploads;
    private final KeyProof proof;
    private final UnprovenRoom room;
    private final DiskRoom disk;
    private final Path folder;

    ToolUploads(ProgramUploads uploads, KeyProof proof, UnprovenRoom room, DiskRoom disk, DataDirectory directory) {
        this.uploads = uploads;
        this.proof = proof;
        this.room = room;
        this.disk = disk;
        this.folder = emptied(directory.path().resolve("tool-uploads"));
    }

    /**
     * Makes a version of what is sent.
     *
     * @return bytes of the program and its parts
     * @throws ToolRefusal when it is not proved to be of somebody with a key, or no program
     */
    Map<String, Integer> take(ToolCall call, String version, boolean isPreview) throws IOException {
        call.requireProgram();
        var note = call.note(isPreview);
        var program = call.program();
        proof.requirePossible(program, call.address());
        var bytesMax = uploads.limits().archiveBytes();
        ReceivedFile.requireFits(call.request().getContentLengthLong(), bytesMax);
        disk.require(bytesMax);
        var place = room.enter(call.address());
        try (var file = ReceivedFile.receive(folder, call.request().getInputStream(), bytesMax)) {
            var sent = read(file);
            var caller = proof.require(program, call.address(), sent.signature());
            try (var archive = Files.newInputStream(file.path())) {
                uploads.upload(caller, program, version, note, Files.size(file.path()), archive);
            }
            return sent.sizesOfParts();
        } catch (BundleRejected e) {
            throw ToolRefusal.of(e);
        } finally {
            place.close();
        }
    }

    private ToolPackage read(ReceivedFile file) throws IOException {
        try (var packed = Files.newInputStream(file.path())) {
            return ToolPackage.read(packed, uploads.limits());
        }
    }

    /** What lies here at the start was cut off by a crash. */
    private static Path emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder, OwnerOnly.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
