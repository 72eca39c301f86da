package io.minihost.server.accounts.people;

import io.minihost.server.accounts.StatusChange;
import io.minihost.server.accounts.Username;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People")
class PeopleViewController {

    private final PeopleService service;

    PeopleViewController(PeopleService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(
            summary = "Finds somebody by their user name; operators, support and auditors",
            description =
                    "Empty when there is nobody. Each look at somebody is in the audit log, and the person is shown it.")
    List<PersonView> named(Caller caller, @RequestParam String username) {
        return service.named(caller, new Username(username));
    }

    @GetMapping("/{personId}")
    @Operation(
            summary = "Shows somebody with an account; operators, support and auditors",
            description = "Each look is in the audit log, and the person is shown it.")
    ResponseEntity<PersonView> get(Caller caller, @PathVariable UUID personId) {
        return answer(service.get(caller, new PersonId(personId)));
    }

    @PutMapping("/{personId}/status")
    @Operation(
            summary = "Freezes or bans an account, or lets it be used again; operators",
            description =
                    "`frozen`: its person signs in, looks, downloads and leaves, and begins nothing new. `banned`: it is signed"
                            + " out everywhere, visits that go on end, and nobody signs in to it. 409 `last_operator`.")
    ResponseEntity<PersonView> setStatus(
            Caller caller,
            @PathVariable UUID personId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody StatusChange wish) {
        return answer(service.setStatus(caller, new PersonId(personId), wish, seen));
    }

    private static ResponseEntity<PersonView> answer(PeopleService.Seen seen) {
        return ResponseEntity.ok().eTag(IfMatch.tag(seen.revision())).body(seen.view());
    }
}
