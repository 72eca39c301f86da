package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.APPROVED;
import static io.minihost.server.programs.versions.VersionState.GRAY;
import static io.minihost.server.programs.versions.VersionState.REJECTED;
import static io.minihost.server.programs.versions.VersionState.RELEASED;
import static io.minihost.server.programs.versions.VersionState.SUBMITTED;
import static io.minihost.server.programs.versions.VersionState.SUPERSEDED;
import static io.minihost.server.programs.versions.VersionState.TRIAL;
import static io.minihost.server.programs.versions.VersionState.WITHDRAWN;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.VersionRetired;
import io.minihost.server.programs.VersionWentLive;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.registry.Program;
import io.minihost.server.programs.versions.ProgramBuilds;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import io.minihost.server.programs.versions.VersionState;
import io.minihost.server.programs.versions.VersionView;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes versions from upload to release and back. */
@Service
@Transactional
public class Lifecycle {

    private final OwnPrograms access;
    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lifecycle(
            OwnPrograms access,
            ProgramVersions versions,
            ProgramBuilds builds,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.versions = versions;
        this.builds = builds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    ProgramVersion trial(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, TRIAL, Action.PROGRAM_SUBMIT);
    }

    public ProgramVersion submit(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, SUBMITTED, Action.PROGRAM_SUBMIT);
    }

    public ProgramVersion approve(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, APPROVED, Action.VERSION_REVIEW);
    }

    ProgramVersion reject(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, REJECTED, Action.VERSION_REVIEW);
    }

    ProgramVersion withdraw(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, WITHDRAWN, Action.PROGRAM_SUBMIT);
    }

    /**
     * Gives a version to everybody, or to a share of the people beside the released one.
     *
     * @param percent 1 to 100
     */
    public ProgramVersion release(Caller caller, AppId appId, String number, int percent, @Nullable IfMatch seen) {
        var program = access.lock(caller, appId, Action.PROGRAM_RELEASE);
        caller.requireProof();
        var version = seen(appId, number, seen);
        var now = clock.instant();
        if (percent < ProgramVersion.EVERYBODY) {
            requireNoOtherGray(version);
            version.releaseTo(percent, now);
        } else {
            retireLive(program, version, now);
            version.release(now);
        }
        return wentLive(caller, program, version, "version.release");
    }

    /** Goes back to the last released version, or the named one. A gray release alone is ended first. */
    ProgramVersion rollback(Caller caller, AppId appId, @Nullable String to) {
        var program = access.lock(caller, appId, Action.PROGRAM_RELEASE);
        caller.requireProof();
        var live = versions.findByAppIdAndStateIn(appId.value(), List.of(GRAY, RELEASED));
        var now = clock.instant();
        var current = live.stream().filter(v -> v.state() == RELEASED).findFirst();
        var gray = live.stream().filter(v -> v.state() == GRAY).findFirst();
        if (to == null && gray.isPresent() && current.isPresent()) {
            retire(program, gray.get(), SUPERSEDED, now);
            return wentLive(caller, program, current.get(), "version.rollback");
        }
        var target = to == null ? before(appId, current.orElse(null)) : versions.require(appId, to);
        if (target.releasedAt() == null) {
            throw Problem.conflict("Version %s was never released.".formatted(target.number()))
                    .code("never_released");
        }
        if (target.state() != SUPERSEDED) {
            throw Problem.conflict("Version %s is %s."
                            .formatted(target.number(), target.state().wireName()))
                    .code("illegal_step");
        }
        retireLive(program, target, now);
        target.become(RELEASED, now);
        return wentLive(caller, program, target, "version.rollback");
    }

    private ProgramVersion before(AppId appId, @Nullable ProgramVersion current) {
        var until = current == null ? Instant.MAX : Objects.requireNonNull(current.releasedAt());
        return versions.findByAppIdAndStateIn(appId.value(), List.of(SUPERSEDED)).stream()
                .filter(version ->
                        version.releasedAt() != null && version.releasedAt().isBefore(until))
                .max(Comparator.comparing(version -> Objects.requireNonNull(version.releasedAt())))
                .orElseThrow(() -> Problem.conflict("There is no earlier released version.")
                        .code("no_earlier_version"));
    }

    private ProgramVersion step(
            Caller caller, AppId appId, String number, @Nullable IfMatch seen, VersionState next, Action action) {
        var program = access.lock(caller, appId, action);
        var version = seen(appId, number, seen);
        if (version.state().isLive()) {
            retire(program, version, next, clock.instant());
        } else {
            version.become(next, clock.instant());
        }
        record(caller, program, version, "version." + next.wireName());
        return version;
    }

    private void retireLive(Program program, ProgramVersion successor, Instant now) {
        versions.findByAppIdAndStateIn(program.appId().value(), List.of(GRAY, RELEASED)).stream()
                .filter(version -> !version.number().equals(successor.number()))
                .forEach(version -> retire(program, version, SUPERSEDED, now));
        // Before the successor takes the place that only one version can have.
        versions.flush();
    }

    private void retire(Program program, ProgramVersion version, VersionState next, Instant now) {
        var retired = builds.launchable(version, program.name());
        version.become(next, now);
        events.publishEvent(new VersionRetired(retired));
    }

    private void requireNoOtherGray(ProgramVersion version) {
        versions.findByAppIdAndStateIn(version.appId().value(), List.of(GRAY)).stream()
                .filter(other -> !other.number().equals(version.number()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "Version %s is gray; release or roll it back first.".formatted(other.number()))
                            .code("gray_version_exists");
                });
    }

    private ProgramVersion wentLive(Caller caller, Program program, ProgramVersion version, String action) {
        record(caller, program, version, action);
        events.publishEvent(new VersionWentLive(builds.launchable(version, program.name())));
        return version;
    }

    private void record(Caller caller, Program program, ProgramVersion version, String action) {
        var detail = Map.of("version", version.number(), "hash", version.hash(), "percent", version.percent());
        audit.record(caller.subject(), action, program.appId().value(), detail);
    }

    private ProgramVersion seen(AppId appId, String number, @Nullable IfMatch seen) {
        var version = versions.require(appId, number);
        IfMatch.check(seen, version.revision(), () -> VersionView.of(version));
        return version;
    }
}
