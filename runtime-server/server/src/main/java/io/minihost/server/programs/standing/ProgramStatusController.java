package io.minihost.server.programs.standing;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramStanding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/status")
@Tag(name = "Programs")
class ProgramStatusController {

    private final ProgramStatuses statuses;

    ProgramStatusController(ProgramStatuses statuses) {
        this.statuses = statuses;
    }

    @GetMapping
    @Operation(summary = "Shows whether a program may be used, and why not")
    ResponseEntity<ProgramStanding> get(Caller caller, @PathVariable AppId appId) {
        return answer(statuses.get(caller, appId));
    }

    @PutMapping
    @Operation(
            summary = "Freezes a program or takes it down, or lets it be used again; operators",
            description =
                    "Nobody opens anew what is frozen, and nobody pays in it. What is taken down ends its visits too, and nothing"
                            + " leads to it. Versions, data and settings stay as they are.")
    ResponseEntity<ProgramStanding> set(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody StatusWish wish) {
        caller.requireEverywhere(Action.PROGRAM_SUPERVISE);
        caller.requireProof();
        return answer(statuses.set(caller, appId, wish, seen));
    }

    private static ResponseEntity<ProgramStanding> answer(ProgramStatuses.Stand stand) {
        return ResponseEntity.ok().eTag(IfMatch.tag(stand.revision())).body(stand.standing());
    }
}
