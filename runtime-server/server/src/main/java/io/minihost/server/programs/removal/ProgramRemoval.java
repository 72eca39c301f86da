package io.minihost.server.programs.removal;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramCloses;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramGone;
import io.minihost.server.programs.VersionRetired;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.registry.Programs;
import io.minihost.server.programs.versions.ProgramBuilds;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes programs. What is kept for one may be a lot, so it goes in many small transactions, and the program itself with what is
 * left in a last one: a crash in between leaves a program that can be deleted again.
 */
@Service
public class ProgramRemoval {

    private final OwnPrograms access;
    private final Programs programs;
    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final ObjectProvider<ProgramData> data;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    ProgramRemoval(
            OwnPrograms access,
            Programs programs,
            ProgramVersions versions,
            ProgramBuilds builds,
            ObjectProvider<ProgramData> data,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            AuditLog audit) {
        this.access = access;
        this.programs = programs;
        this.versions = versions;
        this.builds = builds;
        this.data = data;
        this.transaction = transaction;
        this.events = events;
        this.audit = audit;
    }

    void remove(Caller caller, AppId appId, @Nullable IfMatch seen) {
        var program = access.program(caller, appId, Action.PROGRAM_DELETE);
        caller.requireProof();
        IfMatch.check(seen, program.revision(), () -> Map.of("appId", appId, "name", program.name()));
        transaction.executeWithoutResult(status -> events.publishEvent(new ProgramCloses(appId)));
        data.forEach(kind -> {
            while (someGone(kind, appId)) {}
        });
        transaction.executeWithoutResult(status -> delete(caller, appId));
    }

    private boolean someGone(ProgramData kind, AppId appId) {
        return Boolean.TRUE.equals(transaction.execute(status -> kind.forgetSome(appId, Retention.BATCH) > 0));
    }

    private void delete(Caller caller, AppId appId) {
        var program = access.lock(caller, appId, Action.PROGRAM_DELETE);
        List<ProgramVersion> all = versions.findByAppIdOrderByUploadedAtDesc(appId.value());
        Set<String> hashes = builds.all(all);
        Set<String> blobs = new HashSet<>(hashes);
        for (var version : all) {
            blobs.add(version.contentHash());
            if (version.state().isLive()) {
                events.publishEvent(new VersionRetired(builds.launchable(version, program.name())));
            }
        }
        audit.record(
                caller.subject(),
                "program.delete",
                appId.value(),
                Map.of(
                        "name",
                        program.name(),
                        "organisation",
                        program.organisation().toString(),
                        "versions",
                        all.size()));
        events.publishEvent(new ProgramGone(appId, hashes));
        events.publishEvent(new BundlesLeft(blobs));
        programs.delete(appId.value());
    }
}
