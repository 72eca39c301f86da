package io.minihost.server.programs.versions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.minihost.bundle.Problem;
import io.minihost.server.common.web.IfMatch;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A version as its developer sees it.
 *
 * @param percent share of the people that gets it now, 0 to 100
 * @param sizeBytes of the archive as uploaded
 * @param description what whoever uploaded it says of it
 * @param robot which of the upload tool's robots has uploaded it
 * @param preview whether it is a preview of that tool, which never goes live
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        String version,
        String hash,
        VersionState state,
        int percent,
        long sizeBytes,
        String uploadedBy,
        Instant uploadedAt,
        Instant changedAt,
        @Nullable Instant releasedAt,
        @Nullable String description,
        @Nullable Integer robot,
        boolean preview,

        @JsonRawValue @ArraySchema(schema = @Schema(implementation = Problem.class))
        String problems) {

    /** With the tag of this state. */
    public static ResponseEntity<VersionView> answer(ProgramVersion version) {
        return ResponseEntity.ok().eTag(IfMatch.tag(version.revision())).body(of(version));
    }

    public static VersionView of(ProgramVersion version) {
        return new VersionView(
                version.number(),
                version.hash(),
                version.state(),
                version.percent(),
                version.sizeBytes(),
                version.uploadedBy(),
                version.uploadedAt(),
                version.changedAt(),
                version.releasedAt(),
                version.description(),
                version.robot(),
                version.isPreview(),
                version.problems());
    }
}
