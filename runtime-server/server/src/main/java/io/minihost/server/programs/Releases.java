package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Releases that are under way, for whoever watches over them. */
public interface Releases {

    /**
     * A version that people get.
     *
     * @param baseline what they had before, or have beside it; null when there is nothing
     * @param isGray whether only a share of them gets it
     * @param percent the share; zero while it is held back
     * @param nextStepAt when its plan goes on; null without a plan
     * @param startedAt when the first people got it
     * @param changedAt when the share was last another one
     */
    record Live(
            AppId program,
            String version,
            @Nullable String baseline,
            boolean isGray,
            int percent,
            GuardRule guard,
            @Nullable Instant nextStepAt,
            Instant startedAt,
            Instant changedAt) {}

    /** Those that are gray, or that everybody got a short while ago. */
    List<Live> watched();

    /** The gray version of a program, or else the one that everybody gets; empty without any. */
    Optional<Live> current(AppId program);

    /**
     * Gives people again what they had before.
     *
     * @param release as it was seen; nothing happens when it is another one by now, or when there is nothing to go back to
     * @param figures that the reason is about
     * @return whether it has happened
     */
    boolean rollBack(Live release, String reason, Map<String, ?> figures);

    /** The same, but nobody new gets a gray version. */
    boolean pause(Live release, String reason, Map<String, ?> figures);

    /** Goes on with the plan of a gray version whose time for that has come. */
    boolean goOn(Live release);

    /** Whether programs that run are told of a version by their update manager. */
    boolean tellsRunning(AppId program, String version);
}
