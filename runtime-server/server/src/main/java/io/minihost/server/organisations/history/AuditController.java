package io.minihost.server.organisations.history;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.audit.AuditEntries;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Organisations")
class AuditController {

    private static final int NAME_MAX = 200;

    private final OrganisationHistory history;

    AuditController(OrganisationHistory history) {
        this.history = history;
    }

    @GetMapping
    @Operation(
            summary = "Lists what was done and who did it, newest first; an organisation's admins for what is its own",
            description =
                    "`subject` is what it was done to, such as an appId or an organisation; `actor` who did it, such as a"
                            + " person or `operator`. With `organisation`, only what was done to that one, its members,"
                            + " tokens and programs. Operators and auditors see everything.")
    ResponseEntity<Page<AuditEntries.Entry>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable OrganisationId organisation,
            @RequestParam(required = false) @Size(max = NAME_MAX) @Nullable String subject,
            @RequestParam(required = false) @Size(max = NAME_MAX) @Nullable String actor,
            @Valid @ParameterObject PageQuery query) {
        var wanted = new OrganisationHistory.Wanted(organisation, subject, actor);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(history.of(caller, wanted, query));
    }
}
