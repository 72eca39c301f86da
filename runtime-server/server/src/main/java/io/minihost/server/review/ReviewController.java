package io.minihost.server.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditEntries;
import io.minihost.server.audit.AuditEntries.Entry;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.programs.Submissions;
import io.minihost.server.programs.Submissions.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for reviewers, and what they have said of the versions of a program. */
@RestController
@Tag(name = "Reviews")
class ReviewController {

    private static final String VERSION = "version.";
    private static final Set<String> STEPS =
            Set.of("version.submitted", "version.approved", "version.rejected", "version.withdrawn");

    private final Submissions submissions;
    private final ProgramAccess access;
    private final AuditEntries audit;

    ReviewController(Submissions submissions, ProgramAccess access, AuditEntries audit) {
        this.submissions = submissions;
        this.access = access;
        this.audit = audit;
    }

    /**
     * A step of a version's review.
     *
     * @param step {@code submitted}, {@code approved}, {@code rejected} or {@code withdrawn}
     * @param actor a person's id, or a name such as {@code operator}
     * @param reason what was said with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReviewStep")
    record Step(
            String id,
            Instant at,
            String version,
            String step,
            String actor,
            @Nullable String reason) {}

    @GetMapping("/api/v1/reviews")
    @Operation(
            summary =
                    "Lists the versions of all programs that wait for a review, the oldest first; reviewers, operators")
    Page<Submission> waiting(
            Caller caller,
            @RequestParam(defaultValue = "submitted") @Pattern(regexp = "submitted") String state,
            @Valid @ParameterObject PageQuery query) {
        caller.requireEverywhere(Action.VERSION_REVIEW);
        return submissions.waiting(query);
    }

    @GetMapping("/api/v1/programs/{appId}/reviews")
    @Operation(summary = "Lists what was submitted for review and what was said of it, the newest first")
    Page<Step> steps(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        var found = audit.ofKinds(appId.value(), STEPS, query.from(Cursor.END).number(), query.oneMore());
        return Page.of(found, query, entry -> new Cursor(entry.at(), String.valueOf(entry.id())))
                .map(ReviewController::step);
    }

    /** Of a program that somebody has left no more than who and when is kept. */
    private static Step step(Entry entry) {
        return new Step(
                String.valueOf(entry.id()),
                entry.at(),
                entry.detail().getOrDefault("version", "") instanceof String number ? number : "",
                entry.action().substring(VERSION.length()),
                entry.actor(),
                entry.detail().get("reason") instanceof String reason ? reason : null);
    }
}
