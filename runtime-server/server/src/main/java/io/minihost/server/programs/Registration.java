package io.minihost.server.programs;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes compiled uploads versions. Blobs are written first and named by a row last, so a crash leaves at most blobs that
 * nothing names; those are swept at the next start, and after a refusal.
 */
@Component
class Registration {

    private final Access access;
    private final ProgramVersions versions;
    private final BundleStore store;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    /** Between writing a blob and naming it no sweep may run. */
    private final Lock storing = new ReentrantLock();

    Registration(
            Access access,
            ProgramVersions versions,
            BundleStore store,
            AuditLog audit,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.access = access;
        this.versions = versions;
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Refuses a number that was submitted or released before. */
    void requireFree(AppId appId, VersionNumber number) {
        versions.findByAppIdAndNumber(appId.value(), number.text()).ifPresent(ProgramVersion::requireReplaceable);
    }

    Uploaded register(
            Caller caller, AppId appId, VersionNumber number, UploadFile file, ProgramCompiler.Result result) {
        var problems = result.problems();
        var upload =
                new CompiledUpload(result.compiled(), file.hash(), file.sizeBytes(), json.writeValueAsString(problems));
        storing.lock();
        try {
            store.put(file.path(), upload);
            transaction.executeWithoutResult(status -> insert(caller, appId, number, upload));
        } catch (RuntimeException e) {
            sweep();
            throw e;
        } finally {
            storing.unlock();
        }
        return new Uploaded(number.text(), upload.compiled().hash(), problems);
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        storing.lock();
        try {
            store.keepOnly(versions.hashesInUse());
        } finally {
            storing.unlock();
        }
    }

    private void insert(Caller caller, AppId appId, VersionNumber number, CompiledUpload upload) {
        access.lock(caller, appId);
        var version = versions.findByAppIdAndNumber(appId.value(), number.text())
                .orElseGet(() -> new ProgramVersion(appId, number.text()));
        version.take(upload, caller.subject(), clock.instant());
        versions.save(version);
        var detail = Map.of("version", number.text(), "hash", version.hash(), "content", version.contentHash());
        audit.record(caller.subject(), "version.upload", appId.value(), detail);
    }
}
