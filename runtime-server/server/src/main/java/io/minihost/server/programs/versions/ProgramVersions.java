package io.minihost.server.programs.versions;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface ProgramVersions extends Repository<ProgramVersion, java.util.UUID> {

    ProgramVersion save(ProgramVersion version);

    void flush();

    Optional<ProgramVersion> findByAppIdAndNumber(String appId, String number);

    /** The version of that number, or a refusal for whoever asked for it. */
    default ProgramVersion require(AppId appId, String number) {
        return findByAppIdAndNumber(appId.value(), number)
                .orElseThrow(() -> Problem.notFound("There is no version %s of %s.".formatted(number, appId))
                        .code("version_not_found"));
    }

    List<ProgramVersion> findByAppIdOrderByUploadedAtDesc(String appId);

    /** Those behind a place in the order of their upload, the newest first. */
    @Query("select v from ProgramVersion v where v.appId = :appId"
            + " and (v.uploadedAt < :at or (v.uploadedAt = :at and v.number < :number))"
            + " order by v.uploadedAt desc, v.number desc")
    List<ProgramVersion> before(String appId, Instant at, String number, Limit limit);

    List<ProgramVersion> findByAppIdAndStateIn(String appId, Collection<VersionState> states);

    List<ProgramVersion> findByAppIdAndStateInAndReleasedAtIsNullOrderByChangedAt(
            String appId, Collection<VersionState> states);

    void delete(ProgramVersion version);

    List<ProgramVersion> findByStateIn(Collection<VersionState> states);
}
