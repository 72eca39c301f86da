package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.APPROVED;
import static io.minihost.server.programs.versions.VersionState.REJECTED;
import static io.minihost.server.programs.versions.VersionState.SUBMITTED;
import static io.minihost.server.programs.versions.VersionState.TRIAL;
import static io.minihost.server.programs.versions.VersionState.WITHDRAWN;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.rollout.ReleaseHistory;
import io.minihost.server.programs.rollout.ReleaseHistory.By;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import io.minihost.server.programs.versions.VersionState;
import io.minihost.server.programs.versions.VersionView;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes versions from upload to release and back. */
@Service
@Transactional
public class Lifecycle {

    private final OwnPrograms access;
    private final ProgramVersions versions;
    private final LiveVersions live;
    private final Releasing releasing;
    private final ReleaseHistory history;
    private final Clock clock;

    Lifecycle(
            OwnPrograms access,
            ProgramVersions versions,
            LiveVersions live,
            Releasing releasing,
            ReleaseHistory history,
            Clock clock) {
        this.access = access;
        this.versions = versions;
        this.live = live;
        this.releasing = releasing;
        this.history = history;
        this.clock = clock;
    }

    ProgramVersion trial(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, TRIAL, Action.PROGRAM_SUBMIT, null);
    }

    public ProgramVersion submit(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, SUBMITTED, Action.PROGRAM_SUBMIT, null);
    }

    public ProgramVersion approve(
            Caller caller, AppId appId, String number, @Nullable IfMatch seen, @Nullable String reason) {
        return step(caller, appId, number, seen, APPROVED, Action.VERSION_REVIEW, reason);
    }

    ProgramVersion reject(Caller caller, AppId appId, String number, @Nullable IfMatch seen, @Nullable String reason) {
        return step(caller, appId, number, seen, REJECTED, Action.VERSION_REVIEW, reason);
    }

    ProgramVersion withdraw(Caller caller, AppId appId, String number, @Nullable IfMatch seen) {
        return step(caller, appId, number, seen, WITHDRAWN, Action.PROGRAM_SUBMIT, null);
    }

    /** Gives a version to everybody, or to some people beside the released one. */
    public ProgramVersion release(
            Caller caller, AppId appId, String number, ReleaseOrder order, @Nullable IfMatch seen) {
        var before = live.tag(appId);
        var program = access.lock(caller, appId, Action.PROGRAM_RELEASE);
        caller.requireProof();
        var now = live.tag(appId);
        var version = versions.require(appId, number);
        IfMatch.checkEither(seen, version.revision(), now, () -> VersionView.of(version));
        if (!before.equals(now)) {
            throw Problem.conflict("Somebody else has released something at this moment; look at it first.")
                    .code("release_changed");
        }
        return releasing.give(program, version, order, By.somebody(caller.subject(), order.reason()));
    }

    /** Goes back to the last released version, or the named one. A gray release alone is ended first. */
    ProgramVersion rollback(
            Caller caller, AppId appId, @Nullable String to, @Nullable String reason, @Nullable IfMatch seen) {
        var program = access.lock(caller, appId, Action.PROGRAM_RELEASE);
        caller.requireProof();
        IfMatch.check(
                seen,
                live.tag(appId),
                () -> live.of(appId).stream().map(VersionView::of).toList());
        return releasing.rollback(program, to, By.somebody(caller.subject(), reason));
    }

    private ProgramVersion step(
            Caller caller,
            AppId appId,
            String number,
            @Nullable IfMatch seen,
            VersionState next,
            Action action,
            @Nullable String reason) {
        var program = access.lock(caller, appId, action);
        var version = versions.require(appId, number);
        IfMatch.check(seen, version.revision(), () -> VersionView.of(version));
        var by = By.somebody(caller.subject(), reason);
        if (version.state().isLive()) {
            history.add(appId, number, next.wireName(), version.percent(), null, by);
            releasing.retire(program, version, next, clock.instant());
        } else {
            version.become(next, clock.instant());
        }
        releasing.record(program, version, "version." + next.wireName(), by);
        return version;
    }
}
