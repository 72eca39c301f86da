package io.minihost.server.programs.versions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Where a version is on its way from upload to release. */
public enum VersionState {
    /** Uploaded; the same number can be uploaded again. */
    DEVELOPMENT,
    /** As development, and given to testers. */
    TRIAL,
    /** Waits for review. */
    SUBMITTED,
    APPROVED,
    REJECTED,
    /** Released to a share of the people. */
    GRAY,
    /** What everybody gets. */
    RELEASED,
    /** Was released or gray; another version took its place. */
    SUPERSEDED,
    /** Taken back by its developer, for good. */
    WITHDRAWN;

    /** Where versions are that nobody but testers and reviewers ever got, unless they were released earlier. */
    static final Set<VersionState> UNRELEASED = Set.of(DEVELOPMENT, TRIAL, SUBMITTED, APPROVED, REJECTED, WITHDRAWN);

    /** Whether it is still what somebody wants to open. */
    public boolean isInUse() {
        return this != SUPERSEDED && this != WITHDRAWN;
    }

    /** Whether a version that was never released may go when there are many. */
    boolean isDisposable() {
        return this == DEVELOPMENT || this == TRIAL || this == REJECTED || this == WITHDRAWN;
    }

    /** Whether one step leads from here to another state. */
    public boolean leadsTo(VersionState next) {
        return next().contains(next);
    }

    /** Whether an upload may still replace the version. */
    public boolean isReplaceable() {
        return this == DEVELOPMENT || this == TRIAL;
    }

    /** Whether new visits can get the version. */
    public boolean isLive() {
        return this == GRAY || this == RELEASED;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Set<VersionState> next() {
        return switch (this) {
            case DEVELOPMENT -> Set.of(TRIAL, SUBMITTED);
            case TRIAL -> Set.of(SUBMITTED);
            case SUBMITTED -> Set.of(APPROVED, REJECTED, WITHDRAWN);
            case APPROVED -> Set.of(GRAY, RELEASED, WITHDRAWN);
            case GRAY -> Set.of(GRAY, RELEASED, SUPERSEDED, WITHDRAWN);
            case RELEASED -> Set.of(GRAY, SUPERSEDED, WITHDRAWN);
            case SUPERSEDED -> Set.of(GRAY, RELEASED, WITHDRAWN);
            case REJECTED, WITHDRAWN -> Set.of();
        };
    }
}
