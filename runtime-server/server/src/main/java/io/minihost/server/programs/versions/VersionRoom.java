package io.minihost.server.programs.versions;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes room for a version that is new: the oldest that were never released go. Those that were stay for ever. */
@Component
public class VersionRoom {

    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final BuildExpiry expiry;
    private final VersionSettings settings;

    VersionRoom(ProgramVersions versions, ProgramBuilds builds, BuildExpiry expiry, VersionSettings settings) {
        this.versions = versions;
        this.builds = builds;
        this.expiry = expiry;
        this.settings = settings;
    }

    /**
     * Deletes as many versions as there must be room for a new one. Within a transaction that is alone with the program.
     *
     * @return what was deleted
     * @throws Problem when none can be spared
     */
    public List<ProgramVersion> makeFor(AppId appId) {
        var unreleased = versions.findByAppIdAndStateInAndReleasedAtIsNullOrderByChangedAt(
                appId.value(), VersionState.UNRELEASED);
        var surplus = unreleased.size() - settings.unreleased() + 1;
        var doomed = new ArrayList<ProgramVersion>();
        if (surplus > 0) {
            var hashes = builds.byContent(unreleased);
            var used = expiry.used(hashes.values().stream().flatMap(Set::stream).toList());
            unreleased.stream()
                    .filter(version -> version.state().isDisposable())
                    .filter(version -> Collections.disjoint(used, hashes.get(version.contentHash())))
                    .limit(surplus)
                    .forEach(doomed::add);
        }
        if (doomed.size() < surplus) {
            throw Problem.conflict(
                            ("%s has %d versions that were never released, which is all that is kept of these, and all wait for"
                                            + " review or are open: withdraw one (POST"
                                            + " /api/v1/programs/%s/versions/{version}/withdraw).")
                                    .formatted(appId, unreleased.size(), appId))
                    .code("versions_full");
        }
        doomed.forEach(versions::delete);
        return doomed;
    }

    /** Told to whoever uploads, so that nothing goes silently. */
    public io.minihost.bundle.Problem notice(List<ProgramVersion> deleted) {
        var numbers = deleted.stream().map(ProgramVersion::number).toList();
        return io.minihost.bundle.Problem.warning(
                "",
                "deleted %s, as a program keeps %d versions that were never released"
                        .formatted(String.join(", ", numbers), settings.unreleased()));
    }
}
