package io.minihost.server.programs.release;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.VersionReleased;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.VersionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}")
@Tag(name = "Life cycle")
class LifecycleController {

    private final Lifecycle lifecycle;
    private final ApplicationEventPublisher events;

    LifecycleController(Lifecycle lifecycle, ApplicationEventPublisher events) {
        this.lifecycle = lifecycle;
        this.events = events;
    }

    @PostMapping("/versions/{version}/trial")
    @Operation(summary = "Gives a development version to testers")
    ResponseEntity<VersionView> trial(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen) {
        return VersionView.answer(lifecycle.trial(caller, appId, version, seen));
    }

    @PostMapping("/versions/{version}/submit")
    @Operation(summary = "Submits a version for review")
    ResponseEntity<VersionView> submit(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen) {
        return VersionView.answer(lifecycle.submit(caller, appId, version, seen));
    }

    @PostMapping("/versions/{version}/approve")
    @Operation(summary = "Approves a submitted version; reviewers and operators")
    ResponseEntity<VersionView> approve(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody(required = false) @Nullable ReviewNote note) {
        return VersionView.answer(lifecycle.approve(caller, appId, version, seen, ReviewNote.reason(note)));
    }

    @PostMapping("/versions/{version}/reject")
    @Operation(summary = "Rejects a submitted version; reviewers and operators")
    ResponseEntity<VersionView> reject(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody(required = false) @Nullable ReviewNote note) {
        return VersionView.answer(lifecycle.reject(caller, appId, version, seen, ReviewNote.reason(note)));
    }

    @PostMapping("/versions/{version}/withdraw")
    @Operation(summary = "Takes a version back for good")
    ResponseEntity<VersionView> withdraw(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen) {
        return VersionView.answer(lifecycle.withdraw(caller, appId, version, seen));
    }

    @PostMapping("/versions/{version}/release")
    @Operation(summary = "Releases an approved version, or changes who gets it; everybody does when nothing is said")
    ResponseEntity<VersionView> release(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody(required = false) @Nullable ReleaseOrder order) {
        var wanted = order == null ? ReleaseOrder.to(ProgramVersion.EVERYBODY) : order;
        return told(lifecycle.release(caller, appId, version, wanted, seen));
    }

    @PostMapping("/rollback")
    @Operation(summary = "Goes back to the last released version, or the named one")
    ResponseEntity<VersionView> rollback(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody(required = false) @Nullable RollbackOrder order) {
        var wanted = order == null ? new RollbackOrder(null, null) : order;
        return told(lifecycle.rollback(caller, appId, wanted.to(), wanted.reason(), seen));
    }

    private ResponseEntity<VersionView> told(ProgramVersion live) {
        events.publishEvent(new VersionReleased(live.appId(), live.number()));
        return VersionView.answer(live);
    }

    /**
     * What a reviewer says to the developers.
     *
     * @param reason kept with the version's review
     */
    record ReviewNote(
            @Nullable @Size(max = ReviewNote.REASON_MAX) String reason) {
        private static final int REASON_MAX = 4_000;

        private static @Nullable String reason(@Nullable ReviewNote note) {
            return note == null ? null : note.reason();
        }
    }

    /**
     * What to go back to.
     *
     * @param to number of a version that was released before; the last one without it
     * @param reason what is said of it in the history
     */
    record RollbackOrder(
            @Nullable String to, @Nullable @Size(max = 500) String reason) {}
}
