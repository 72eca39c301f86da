package io.minihost.server.organisations;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.accounts.StatusChange;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.OrganisationStatuses.OrganisationStatus;
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
@RequestMapping("/api/v1/organisations/{id}/status")
@Tag(name = "Organisations")
class StatusController {

    private final Organisations organisations;
    private final OrganisationStatuses statuses;
    private final OrganisationAccess access;

    StatusController(Organisations organisations, OrganisationStatuses statuses, OrganisationAccess access) {
        this.organisations = organisations;
        this.statuses = statuses;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "Shows whether an organisation may be used, and why not")
    ResponseEntity<OrganisationStatus> get(Caller caller, @PathVariable OrganisationId id) {
        access.require(caller, id, Action.ORGANISATION_VIEW);
        return answer(id);
    }

    @PutMapping
    @Operation(
            summary = "Freezes or bans an organisation, or lets it be used again; operators",
            description =
                    "Programs of one that is frozen are frozen too, and those of one that is banned are taken down. Its members,"
                            + " tokens and upload keys may read and appeal, and do nothing else.")
    ResponseEntity<OrganisationStatus> set(
            Caller caller,
            @PathVariable OrganisationId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody StatusChange wish) {
        caller.requireEverywhere(Action.PLATFORM_CHANGE);
        caller.requireProof();
        statuses.set(caller, id, wish, seen);
        return answer(id);
    }

    private ResponseEntity<OrganisationStatus> answer(OrganisationId id) {
        var organisation = organisations.find(id).orElseThrow(() -> Organisations.missing(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(organisation.revision())).body(statuses.find(id));
    }
}
