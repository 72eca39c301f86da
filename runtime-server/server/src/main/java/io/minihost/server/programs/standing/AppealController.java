package io.minihost.server.programs.standing;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Programs")
class AppealController {

    private static final int TEXT_MAX = 2000;

    private final Appeals appeals;
    private final OwnPrograms access;
    private final Idempotency idempotency;

    AppealController(Appeals appeals, OwnPrograms access, Idempotency idempotency) {
        this.appeals = appeals;
        this.access = access;
        this.idempotency = idempotency;
    }

    /** What a developer says. */
    record AppealDraft(@NotBlank @Size(max = TEXT_MAX) String text) {}

    /**
     * What becomes of it.
     *
     * @param words told to the developer
     */
    record Decision(
            @NotNull Boolean accepted,
            @NotBlank @Size(max = TEXT_MAX) String words) {}

    @PostMapping("/programs/{appId}/appeals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Appeals against the status of a program that is frozen or taken down")
    Appeal make(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody AppealDraft draft) {
        access.require(caller, appId, Action.PROGRAM_APPEAL);
        var call = "POST /api/v1/programs/%s/appeals".formatted(appId);
        return idempotency.once(
                caller,
                key,
                call,
                draft,
                Appeal.class,
                () -> appeals.make(caller, appId, draft.text().strip()));
    }

    @GetMapping("/programs/{appId}/appeals")
    @Operation(summary = "Lists a program's appeals, the newest first")
    Page<Appeal> of(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        return appeals.of(caller, appId, query);
    }

    @GetMapping("/appeals")
    @Operation(summary = "Lists all appeals, the newest first; with open=true those that nobody has decided; operators")
    Page<Appeal> all(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean open,
            @Valid @ParameterObject PageQuery query) {
        return appeals.all(caller, open ? Appeal.State.OPEN : null, query);
    }

    @PostMapping("/appeals/{id}/decision")
    @Operation(summary = "Decides an appeal; an accepted one lifts the status it is about; operators")
    Appeal decide(Caller caller, @PathVariable UUID id, @Valid @RequestBody Decision decision) {
        caller.requireEverywhere(Action.PROGRAM_SUPERVISE);
        caller.requireProof();
        return appeals.decide(caller, id, decision.accepted(), decision.words().strip());
    }
}
