package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions that wait for a review. */
public interface Submissions {

    /**
     * A version that was submitted.
     *
     * @param description what its developer has said of it
     * @param since when it was submitted
     * @param released the version that everybody gets now
     * @param isFirst whether nothing of the program was ever given to people
     */
    record Submission(
            AppId appId,
            String name,
            UUID organisationId,
            String organisation,
            String version,
            @Nullable String description,
            long sizeBytes,
            Instant since,
            @Nullable String released,
            boolean isFirst) {}

    /** Those of all programs, the one that has waited longest first. */
    Page<Submission> waiting(PageQuery query);
}
