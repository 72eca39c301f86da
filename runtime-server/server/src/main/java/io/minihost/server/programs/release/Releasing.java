package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.RELEASED;
import static io.minihost.server.programs.versions.VersionState.SUPERSEDED;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.VersionRetired;
import io.minihost.server.programs.VersionWentLive;
import io.minihost.server.programs.registry.Program;
import io.minihost.server.programs.rollout.ReleaseHistory;
import io.minihost.server.programs.rollout.ReleaseHistory.By;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.rollout.Rollout;
import io.minihost.server.programs.rollout.RolloutRows;
import io.minihost.server.programs.rollout.Rollouts;
import io.minihost.server.programs.versions.ProgramBuilds;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import io.minihost.server.programs.versions.VersionState;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives versions to people and takes them back, whoever wants it. The program is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Releasing {

    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final LiveVersions live;
    private final Rollouts rollouts;
    private final RolloutRows rows;
    private final ReleaseHistory history;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Releasing(
            ProgramVersions versions,
            ProgramBuilds builds,
            LiveVersions live,
            Rollouts rollouts,
            RolloutRows rows,
            ReleaseHistory history,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.versions = versions;
        this.builds = builds;
        this.live = live;
        this.rollouts = rollouts;
        this.rows = rows;
        this.history = history;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Gives a version to everybody, or to some people beside the one that all have. */
    ProgramVersion give(Program program, ProgramVersion version, ReleaseOrder order, By by) {
        var now = clock.instant();
        var share = order.share();
        var isKept = version.state() == RELEASED && order.isForEverybody() && order.hasSettings();
        var isOther = !isKept && (!version.state().isLive() || version.percent() != share || order.isForEverybody());
        var known = known(program.appId(), version, now);
        var begins = version.percent() == 0 && share > 0;
        var replaced = known.baseline();
        if (isKept) {
            version.touch(now);
        } else if (order.isForEverybody()) {
            retireLive(program, version, now);
            version.release(now);
        } else {
            requireNoOtherGray(version);
            if (version.state() == RELEASED) {
                replaced = narrow(program, version, known, share, now);
                known = rollouts.fresh(program.appId(), version.number(), replaced, now);
            } else {
                version.releaseTo(share, now);
            }
        }
        rollouts.give(begins ? known.since(now) : known, order, isOther, now);
        var action = share == 0 ? "pause" : isOther ? "release" : "settings";
        history.add(program.appId(), version.number(), action, share, replaced, by);
        return wentLive(program, version, "version.release", by);
    }

    private Rollout known(AppId program, ProgramVersion version, Instant now) {
        return rows.find(program, version.number())
                .filter(rollout -> version.state().isLive())
                .orElseGet(() -> {
                    var baseline = live.released(program)
                            .map(ProgramVersion::number)
                            .filter(number -> !number.equals(version.number()))
                            .orElse(null);
                    return rollouts.fresh(program, version.number(), baseline, now);
                });
    }

    /** Everybody had it; from now on some people do, and the others have again what was before. */
    private String narrow(Program program, ProgramVersion version, Rollout known, int share, Instant now) {
        var before = before(program.appId(), version, known.baseline());
        version.releaseTo(share, now);
        versions.flush();
        before.become(RELEASED, now);
        rows.forget(program.appId(), before.number());
        events.publishEvent(new VersionWentLive(builds.launchable(before, program.name())));
        return before.number();
    }

    /** Goes back to the last released version, or the named one. A gray release alone is ended first. */
    ProgramVersion rollback(Program program, @Nullable String to, By by) {
        var appId = program.appId();
        var now = clock.instant();
        var current = live.released(appId);
        var gray = live.gray(appId);
        if (gray.isPresent()
                && current.isPresent()
                && (to == null || to.equals(current.get().number()))) {
            retire(program, gray.get(), SUPERSEDED, now);
            return wentBack(program, current.get(), gray.get().number(), by);
        }
        var target = to == null ? last(appId, current) : versions.require(appId, to);
        if (target.releasedAt() == null) {
            throw Problem.conflict("Version %s was never released.".formatted(target.number()))
                    .code("never_released");
        }
        if (target.state() != SUPERSEDED) {
            throw Problem.conflict("Version %s is %s."
                            .formatted(target.number(), target.state().wireName()))
                    .code("illegal_step");
        }
        var left = gray.or(() -> current).map(ProgramVersion::number).orElse(null);
        retireLive(program, target, now);
        target.become(RELEASED, now);
        rows.forget(appId, target.number());
        return wentBack(program, target, left, by);
    }

    private ProgramVersion wentBack(Program program, ProgramVersion target, @Nullable String left, By by) {
        history.add(program.appId(), target.number(), "rollback", target.percent(), left, by);
        return wentLive(program, target, "version.rollback", by);
    }

    private ProgramVersion last(AppId appId, Optional<ProgramVersion> current) {
        var baseline = current.flatMap(version -> rows.find(appId, version.number()))
                .map(Rollout::baseline)
                .orElse(null);
        return before(appId, current.orElse(null), baseline);
    }

    /** What people had before a version: what it took the place of, or else what was released last before it. */
    private ProgramVersion before(AppId appId, @Nullable ProgramVersion current, @Nullable String baseline) {
        var until = current == null ? Instant.MAX : Objects.requireNonNull(current.releasedAt());
        var earlier = versions.findByAppIdAndStateIn(appId.value(), List.of(SUPERSEDED)).stream()
                .filter(version -> version.releasedAt() != null)
                .toList();
        return earlier.stream()
                .filter(version -> version.number().equals(baseline))
                .findFirst()
                .or(() -> earlier.stream()
                        .filter(version -> releasedAt(version).isBefore(until))
                        .max(Comparator.comparing(Releasing::releasedAt)))
                .orElseThrow(() -> Problem.conflict("There is no earlier released version.")
                        .code("no_earlier_version"));
    }

    private static Instant releasedAt(ProgramVersion version) {
        return Objects.requireNonNull(version.releasedAt());
    }

    /** Takes a version from those who have it. */
    void retire(Program program, ProgramVersion version, VersionState next, Instant now) {
        var retired = builds.launchable(version, program.name());
        version.become(next, now);
        events.publishEvent(new VersionRetired(retired));
    }

    private void retireLive(Program program, ProgramVersion successor, Instant now) {
        live.of(program.appId()).stream()
                .filter(version -> !version.number().equals(successor.number()))
                .forEach(version -> retire(program, version, SUPERSEDED, now));
        // Before the successor takes the place that only one version can have.
        versions.flush();
    }

    private void requireNoOtherGray(ProgramVersion version) {
        live.gray(version.appId())
                .filter(other -> !other.number().equals(version.number()))
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "Version %s is gray; release or roll it back first.".formatted(other.number()))
                            .code("gray_version_exists");
                });
    }

    private ProgramVersion wentLive(Program program, ProgramVersion version, String action, By by) {
        record(program, version, action, by);
        events.publishEvent(new VersionWentLive(builds.launchable(version, program.name())));
        return version;
    }

    void record(Program program, ProgramVersion version, String action, By by) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("version", version.number());
        detail.put("hash", version.hash());
        detail.put("percent", version.percent());
        if (by.reason() != null) {
            detail.put("reason", by.reason());
        }
        audit.record(by.actor(), action, program.appId().value(), detail);
    }
}
