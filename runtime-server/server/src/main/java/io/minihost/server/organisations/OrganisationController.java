package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/organisations")
@Tag(name = "Organisations")
class OrganisationController {

    private final OrganisationService service;
    private final Idempotency idempotency;

    OrganisationController(OrganisationService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    record OrganisationDraft(@NotNull String name) {}

    record OrganisationView(OrganisationId id, String name, Instant createdAt) {

        private static OrganisationView of(Organisation organisation) {
            return new OrganisationView(organisation.id(), organisation.name(), organisation.createdAt());
        }

        private static ResponseEntity<OrganisationView> answer(Organisation organisation) {
            return ResponseEntity.ok()
                    .eTag(IfMatch.tag(organisation.revision()))
                    .body(of(organisation));
        }
    }

    @PostMapping
    @Operation(summary = "Makes an organisation; whoever makes it is its first admin")
    ResponseEntity<OrganisationView> create(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody OrganisationDraft draft) {
        var made = idempotency.once(
                caller,
                key,
                "POST /api/v1/organisations",
                draft,
                OrganisationView.class,
                () -> OrganisationView.of(service.create(caller, new OrganisationName(draft.name()))));
        return ResponseEntity.created(URI.create("/api/v1/organisations/" + made.id()))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "Lists the organisations the caller belongs to; all of them for operators")
    Page<OrganisationView> list(Caller caller, @Valid @ParameterObject PageQuery query) {
        return service.visibleTo(caller, query).map(OrganisationView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an organisation")
    ResponseEntity<OrganisationView> get(Caller caller, @PathVariable OrganisationId id) {
        return OrganisationView.answer(service.get(caller, id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Renames an organisation; admins")
    ResponseEntity<OrganisationView> rename(
            Caller caller,
            @PathVariable OrganisationId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody OrganisationDraft draft) {
        return OrganisationView.answer(service.rename(caller, id, new OrganisationName(draft.name()), seen));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an organisation that has no programs; admins")
    void delete(Caller caller, @PathVariable OrganisationId id) {
        service.delete(caller, id);
    }
}
