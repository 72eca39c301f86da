package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.GRAY;
import static io.minihost.server.programs.versions.VersionState.SUPERSEDED;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Releases;
import io.minihost.server.programs.registry.Program;
import io.minihost.server.programs.registry.Programs;
import io.minihost.server.programs.rollout.ReleaseHistory.By;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.rollout.Rollout;
import io.minihost.server.programs.rollout.RolloutRows;
import io.minihost.server.programs.rollout.Rollouts;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Acts on releases by itself: each time under the program's lock, on what is stored then. */
@Service
@Transactional
class StoredReleases implements Releases {

    private static final String GUARD = "guard";
    private static final String PLAN = "plan";

    private final Programs programs;
    private final ProgramVersions versions;
    private final LiveVersions live;
    private final Releasing releasing;
    private final Rollouts rollouts;
    private final RolloutRows rows;
    private final Clock clock;

    StoredReleases(
            Programs programs,
            ProgramVersions versions,
            LiveVersions live,
            Releasing releasing,
            Rollouts rollouts,
            RolloutRows rows,
            Clock clock) {
        this.programs = programs;
        this.versions = versions;
        this.live = live;
        this.releasing = releasing;
        this.rollouts = rollouts;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Live> watched() {
        return rows.watched(clock.instant()).stream()
                .flatMap(rollout -> versions
                        .findByAppIdAndNumber(rollout.program().value(), rollout.version())
                        .stream()
                        .filter(version -> version.state().isLive())
                        .map(version -> seen(version, rollout)))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Live> current(AppId program) {
        return live.of(program).stream().findFirst().map(version -> seen(version, rollouts.of(version)));
    }

    private static Live seen(ProgramVersion version, Rollout rollout) {
        return new Live(
                rollout.program(),
                rollout.version(),
                rollout.baseline(),
                version.state() == GRAY,
                version.percent(),
                rollout.guard(),
                rollout.nextStepAt(),
                rollout.startedAt(),
                rollout.changedAt());
    }

    @Override
    public boolean rollBack(Live release, String reason, Map<String, ?> figures) {
        var isPossible =
                release.baseline() != null && (release.isGray() || isThere(release.program(), release.baseline()));
        return isPossible
                && isDone(
                        release,
                        (program, version) -> releasing.rollback(program, null, new By(GUARD, reason, figures)));
    }

    /** What was withdrawn since then is nothing to go back to. */
    private boolean isThere(AppId program, String number) {
        return versions.findByAppIdAndNumber(program.value(), number)
                .filter(version -> version.state() == SUPERSEDED)
                .isPresent();
    }

    @Override
    public boolean pause(Live release, String reason, Map<String, ?> figures) {
        return release.isGray()
                && isDone(
                        release,
                        (program, version) ->
                                releasing.give(program, version, ReleaseOrder.to(0), new By(GUARD, reason, figures)));
    }

    @Override
    public boolean goOn(Live release) {
        return isDone(
                release,
                (program, version) -> rows.find(program.appId(), version.number())
                        .filter(rollout ->
                                rollout.nextStepAt() != null && !clock.instant().isBefore(rollout.nextStepAt()))
                        .ifPresent(rollout -> {
                            var order = rollouts.nextOf(rollout);
                            releasing.give(program, version, order, By.somebody(PLAN, null));
                        }));
    }

    /** Does something to a release if it is still as it was seen. */
    private boolean isDone(Live release, BiConsumer<Program, ProgramVersion> work) {
        var program = programs.lock(release.program().value());
        var rollout = rows.find(release.program(), release.version());
        var version = live.of(release.program()).stream().findFirst();
        if (program.isEmpty() || rollout.isEmpty() || version.isEmpty()) {
            return false;
        }
        if (!version.get().number().equals(release.version())
                || !seen(version.get(), rollout.get()).equals(release)) {
            return false;
        }
        work.accept(program.get(), version.get());
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean tellsRunning(AppId program, String version) {
        return rows.find(program, version).map(Rollout::tellsRunning).orElse(true);
    }
}
