package io.minihost.server.identity.departures;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.PersonRemoval;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People")
class PeopleController {

    private final PersonRemoval removal;

    PeopleController(PersonRemoval removal) {
        this.removal = removal;
    }

    @DeleteMapping("/{personId}")
    @PreAuthorize("hasAuthority('PERSON_CHANGE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Forgets a person and everything that programs keep for them; operators only",
            description = "409 `last_operator` or `last_admin` for somebody who cannot be spared yet.")
    void forget(Caller caller, @PathVariable UUID personId) {
        if (!removal.remove(new PersonId(personId), caller.subject())) {
            throw Problem.notFound("There is no person %s.".formatted(personId)).code("person_not_found");
        }
    }
}
