package io.minihost.server.programs.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.Translation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs")
@Tag(name = "Programs")
class ProgramController {

    private final ProgramService service;
    private final ProgramStandings standings;
    private final Idempotency idempotency;

    ProgramController(ProgramService service, ProgramStandings standings, Idempotency idempotency) {
        this.service = service;
        this.standings = standings;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(summary = "Registers a program")
    ResponseEntity<RegisteredView> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody ProgramDraft draft) {
        var registered = idempotency.once(caller, key, "POST /api/v1/programs", draft, RegisteredView.class, () -> {
            var fresh = service.register(caller, draft);
            return RegisteredView.of(fresh.program(), fresh.secret());
        });
        return ResponseEntity.created(URI.create("/api/v1/programs/" + registered.appId()))
                .body(registered);
    }

    @GetMapping
    @Operation(summary = "Lists the programs the caller may work on")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ProgramView[].class, ProgramPage.class})))
    Object list(Caller caller, @Valid @ParameterObject PageQuery query) {
        if (!query.isAsked()) {
            return views(service.visibleTo(caller));
        }
        var page = service.visibleTo(caller, query);
        return new Page<>(views(page.items()), page.next());
    }

    private List<ProgramView> views(List<Program> programs) {
        var known = standings.of(programs.stream().map(Program::appId).toList());
        return programs.stream()
                .map(program -> ProgramView.of(program, known.getOrDefault(program.appId(), ProgramStanding.ACTIVE)))
                .toList();
    }

    /** What is answered to those who ask for a page. */
    private record ProgramPage(
            List<ProgramView> items, @Nullable String next) {}

    @GetMapping("/{appId}")
    @Operation(summary = "Shows a program")
    ResponseEntity<ProgramView> get(Caller caller, @PathVariable AppId appId) {
        return ProgramView.answer(service.get(caller, appId), standings.of(appId));
    }

    @PutMapping("/{appId}/translations")
    @Operation(summary = "Replaces the program's names and descriptions in other languages")
    ResponseEntity<ProgramView> translate(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody Translations body) {
        return ProgramView.answer(service.translate(caller, appId, body.translations(), seen), standings.of(appId));
    }

    /** A program right after its registration, the only time its secret is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredView(
            AppId appId,
            String appSecret,
            String name,
            @Nullable String category,
            @Nullable String description,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Translation> translations,
            Instant createdAt) {

        private static RegisteredView of(Program program, String secret) {
            return new RegisteredView(
                    program.appId(),
                    secret,
                    program.name(),
                    program.category(),
                    program.description(),
                    program.translations(),
                    program.createdAt());
        }
    }
}
