package io.minihost.server.programs.rollout;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.GuardRule;
import io.minihost.server.programs.versions.ProgramVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps whom versions are given to, as orders say. */
@Component
public class Rollouts {

    private final RolloutRows rows;
    private final NamedPeople named;
    private final Recipients recipients;

    Rollouts(RolloutRows rows, NamedPeople named, Recipients recipients) {
        this.rows = rows;
        this.named = named;
        this.recipients = recipients;
    }

    /** What a version begins with that is released anew. */
    public Rollout fresh(AppId program, String version, @Nullable String baseline, Instant now) {
        return new Rollout(
                program,
                version,
                baseline,
                Audience.EVERYBODY,
                false,
                List.of(),
                0,
                null,
                GuardRule.USUAL,
                true,
                now,
                now);
    }

    /**
     * Does what an order says.
     *
     * @param known what was so until now
     * @param isOther whether another share of the people gets the version from now on
     */
    public void give(Rollout known, ReleaseOrder order, boolean isOther, Instant now) {
        var audience = order.isForEverybody() ? Audience.EVERYBODY : order.audience();
        if (audience != null) {
            recipients.requireTellable(audience);
            named.put(known.program(), NamedPeople.ofVersion(known.version()), audience.people());
        }
        var given = new Rollout(
                known.program(),
                known.version(),
                known.baseline(),
                Objects.requireNonNullElse(audience, known.audience()),
                audience == null ? known.isNamed() : audience.isNamed(),
                known.plan(),
                known.step(),
                known.nextStepAt(),
                Objects.requireNonNullElse(order.guard(), known.guard()),
                order.tellRunning() == null ? known.tellsRunning() : order.tellRunning(),
                known.startedAt(),
                known.changedAt());
        rows.save(planned(given, order, isOther, now));
    }

    private static Rollout planned(Rollout given, ReleaseOrder order, boolean isOther, Instant now) {
        if (order.plan() != null) {
            return given.planned(order.plan(), 0, null).at(order.share(), now);
        }
        return isOther ? given.at(order.share(), now) : given;
    }

    /** What the next step of a plan is, which has one: the same for a larger share. */
    public ReleaseOrder nextOf(Rollout rollout) {
        var share = rollout.plan().get(rollout.step() + 1).percent();
        var next = new ReleaseOrder(share, null, null, null, null, null);
        var isKept = !next.isForEverybody() || (rollout.audience().isEverybody() && !rollout.isNamed());
        return isKept ? next : new ReleaseOrder(share, audience(rollout), null, null, null, null);
    }

    /** How a version is given. Of one that was released before this was kept, or is back after a rollback, nothing is said. */
    public Rollout of(ProgramVersion version) {
        return rows.find(version.appId(), version.number())
                .orElseGet(() -> fresh(
                        version.appId(),
                        version.number(),
                        null,
                        Objects.requireNonNullElse(version.releasedAt(), Instant.EPOCH)));
    }

    /** Whom a version is for, with the people as they were named. */
    public Audience audience(Rollout rollout) {
        var audience = rollout.audience();
        return new Audience(
                named.names(rollout.program(), NamedPeople.ofVersion(rollout.version())),
                audience.tags(),
                audience.members(),
                audience.regions(),
                audience.from(),
                audience.until());
    }
}
