package io.minihost.server.programs.upload;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.programs.UploadNote;
import io.minihost.server.programs.Uploaded;
import io.minihost.server.programs.compile.ProgramCompiler;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.versions.BundleStore;
import io.minihost.server.programs.versions.BundleSweep;
import io.minihost.server.programs.versions.CompiledUpload;
import io.minihost.server.programs.versions.ProgramBuilds;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import io.minihost.server.programs.versions.VersionNumber;
import io.minihost.server.programs.versions.VersionRoom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes compiled uploads versions. Blobs are written in the transaction whose row names them, so that no sweep comes between;
 * a crash leaves at most blobs that nothing names.
 */
@Component
class VersionRegistration {

    private final OwnPrograms access;
    private final ProgramCompiler compiler;
    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final BundleStore store;
    private final BundleSweep sweep;
    private final VersionRoom room;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    VersionRegistration(
            OwnPrograms access,
            ProgramCompiler compiler,
            ProgramVersions versions,
            ProgramBuilds builds,
            BundleStore store,
            BundleSweep sweep,
            VersionRoom room,
            AuditLog audit,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.access = access;
        this.compiler = compiler;
        this.versions = versions;
        this.builds = builds;
        this.store = store;
        this.sweep = sweep;
        this.room = room;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Refuses a number that was submitted or released before. */
    void requireFree(AppId appId, VersionNumber number, UploadNote note) {
        versions.findByAppIdAndNumber(appId.value(), number.text())
                .ifPresent(version -> version.requireReplaceable(note));
    }

    Uploaded register(Upload upload, UploadFile file, ProgramCompiler.Result result) {
        var problems = new ArrayList<>(result.problems());
        var deleted = new ArrayList<ProgramVersion>();
        var compiled = new CompiledUpload(
                result.compiled(),
                compiler.version(),
                file.hash(),
                file.sizeBytes(),
                json.writeValueAsString(problems));
        try {
            transaction.executeWithoutResult(status -> {
                deleted.addAll(insert(upload, file, compiled));
            });
        } catch (RuntimeException e) {
            sweep.discard(List.of(compiled.contentHash(), compiled.compiled().hash()));
            throw e;
        }
        if (!deleted.isEmpty()) {
            discard(deleted);
            problems.add(room.notice(deleted));
        }
        return new Uploaded(upload.number().text(), compiled.compiled().hash(), problems);
    }

    private void discard(List<ProgramVersion> deleted) {
        var blobs = new HashSet<>(builds.all(deleted));
        deleted.forEach(version -> blobs.add(version.contentHash()));
        store.forget(blobs);
        sweep.discard(blobs);
    }

    /** What had to go for it. */
    private List<ProgramVersion> insert(Upload upload, UploadFile file, CompiledUpload compiled) {
        var appId = upload.appId();
        var number = upload.number().text();
        access.lock(upload.caller(), appId, Action.PROGRAM_UPLOAD);
        var known = versions.findByAppIdAndNumber(appId.value(), number);
        var deleted = known.isPresent() ? List.<ProgramVersion>of() : room.makeFor(appId);
        var version = known.orElseGet(() -> new ProgramVersion(appId, number));
        version.take(compiled, upload.note(), upload.caller().subject(), clock.instant());
        store.put(file.path(), compiled);
        builds.add(compiled.contentHash(), compiled.compiled().hash());
        versions.save(version);
        record(upload, "version.upload", version);
        deleted.forEach(old -> record(upload, "version.delete", old));
        return deleted;
    }

    private void record(Upload upload, String action, ProgramVersion version) {
        var detail = Map.of("version", version.number(), "hash", version.hash(), "content", version.contentHash());
        audit.record(upload.caller().subject(), action, version.appId().value(), detail);
    }
}
