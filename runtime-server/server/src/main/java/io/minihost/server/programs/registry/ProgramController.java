package io.minihost.server.programs.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.Translation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs")
@Tag(name = "Programs")
class ProgramController {

    private final ProgramService service;

    ProgramController(ProgramService service) {
        this.service = service;
    }

    @PostMapping
    @Operation(summary = "Registers a program")
    ResponseEntity<RegisteredView> register(Caller caller, @Valid @RequestBody ProgramDraft draft) {
        var registered = service.register(caller, draft);
        var program = registered.program();
        return ResponseEntity.created(URI.create("/api/v1/programs/" + program.appId()))
                .body(new RegisteredView(
                        program.appId(),
                        registered.secret(),
                        program.name(),
                        program.category(),
                        program.description(),
                        program.translations(),
                        program.createdAt()));
    }

    @GetMapping
    @Operation(summary = "Lists the programs the caller may work on")
    List<ProgramView> list(Caller caller) {
        return service.visibleTo(caller).stream().map(ProgramView::of).toList();
    }

    @GetMapping("/{appId}")
    @Operation(summary = "Shows a program")
    ProgramView get(Caller caller, @PathVariable AppId appId) {
        return ProgramView.of(service.get(caller, appId));
    }

    @PutMapping("/{appId}/translations")
    @Operation(summary = "Replaces the program's names and descriptions in other languages")
    ProgramView translate(Caller caller, @PathVariable AppId appId, @Valid @RequestBody Translations body) {
        return ProgramView.of(service.translate(caller, appId, body.translations()));
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
            Instant createdAt) {}

    /** A program as its developer sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgramView(
            AppId appId,
            String name,
            @Nullable String category,
            @Nullable String description,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Translation> translations,
            Instant createdAt) {

        static ProgramView of(Program program) {
            return new ProgramView(
                    program.appId(),
                    program.name(),
                    program.category(),
                    program.description(),
                    program.translations(),
                    program.createdAt());
        }
    }
}
