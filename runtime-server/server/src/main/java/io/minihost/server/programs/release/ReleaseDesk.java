package io.minihost.server.programs.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import io.minihost.server.programs.rollout.Audience;
import io.minihost.server.programs.rollout.NamedPeople;
import io.minihost.server.programs.rollout.Recipients;
import io.minihost.server.programs.rollout.ReleaseHistory;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.rollout.RolloutRows;
import io.minihost.server.programs.rollout.Rollouts;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.VersionState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who gets what, and who would. */
@Service
@Transactional(readOnly = true)
class ReleaseDesk {

    private final OwnPrograms access;
    private final LiveVersions live;
    private final Rollouts rollouts;
    private final RolloutRows rows;
    private final Recipients recipients;
    private final NamedPeople named;
    private final ReleaseHistory history;

    ReleaseDesk(
            OwnPrograms access,
            LiveVersions live,
            Rollouts rollouts,
            RolloutRows rows,
            Recipients recipients,
            NamedPeople named,
            ReleaseHistory history) {
        this.access = access;
        this.live = live;
        this.rollouts = rollouts;
        this.rows = rows;
        this.recipients = recipients;
        this.named = named;
        this.history = history;
    }

    /** A release, and the tag of what people get of the program. */
    record Tagged(String tag, ReleaseView release) {}

    /**
     * What one person would get.
     *
     * @param version absent when they would get nothing
     * @param isMeant whether the gray version is for them; absent when none is gray
     * @param bucket their number from 0 to 99; they are among the share when it is below the percentage
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReleaseLot")
    record Lot(
            @Nullable String version,
            @Nullable VersionState state,
            @Nullable Boolean isMeant,
            @Nullable Integer bucket) {}

    Tagged current(Caller caller, AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return live.of(appId).stream()
                .findFirst()
                .map(version -> new Tagged(live.tag(appId), view(version)))
                .orElseThrow(() -> Problem.notFound("Nothing of %s is released.".formatted(appId))
                        .code("nothing_released"));
    }

    private ReleaseView view(ProgramVersion version) {
        var rollout = rollouts.of(version);
        return ReleaseView.of(version, rollout, rollouts.audience(rollout));
    }

    Lot lot(Caller caller, AppId appId, String name, String region) {
        access.require(caller, appId, Action.PROGRAM_RELEASE);
        var person = named.find(appId, name)
                .orElseThrow(() -> Problem.notFound("Nobody is known here as %s.".formatted(name))
                        .code("person_not_found"));
        var gray = live.gray(appId);
        var place = gray.map(version -> recipients.place(version, person, region));
        var isLucky = gray.isPresent()
                && place.filter(one -> one.isIn(gray.get().percent())).isPresent();
        var version = isLucky ? gray : live.released(appId);
        return new Lot(
                version.map(ProgramVersion::number).orElse(null),
                version.map(ProgramVersion::state).orElse(null),
                place.map(Recipients.Place::isMeant).orElse(null),
                place.map(Recipients.Place::bucket).orElse(null));
    }

    Recipients.Reach reach(Caller caller, AppId appId, ReleaseOrder order) {
        var program = access.program(caller, appId, Action.PROGRAM_RELEASE);
        var audience = order.audience() == null ? kept(appId, order) : order.audience();
        recipients.requireTellable(audience);
        return recipients.reach(appId, program.organisation(), audience, order.share());
    }

    private Audience kept(AppId appId, ReleaseOrder order) {
        return order.isForEverybody()
                ? Audience.EVERYBODY
                : live.gray(appId)
                        .flatMap(version -> rows.find(appId, version.number()))
                        .map(rollouts::audience)
                        .orElse(Audience.EVERYBODY);
    }

    Page<ReleaseHistory.Change> history(Caller caller, AppId appId, PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return history.of(appId, query);
    }
}
