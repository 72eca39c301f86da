package io.minihost.server.organisations.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.organisations.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/organisations/{id}/members")
@Tag(name = "Organisations")
class MemberController {

    private final MemberService service;

    MemberController(MemberService service) {
        this.service = service;
    }

    /**
     * What somebody is to be.
     *
     * @param role {@code admin}, {@code developer}, {@code publisher}, {@code data} or {@code tester}
     * @param until when that ends by itself
     */
    record MemberDraft(@NotNull String role, @Nullable Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberView(
            UUID personId,
            String username,
            String nickname,
            String role,
            Instant since,
            @Nullable Instant until) {

        private static MemberView of(Member member) {
            return new MemberView(
                    member.person().value(),
                    member.username(),
                    member.nickname(),
                    member.role().wireName(),
                    member.since(),
                    member.until());
        }
    }

    static OrganisationRole role(String name) {
        return OrganisationRole.of(name)
                .orElseThrow(() -> Problem.unprocessable("A role is admin, developer, publisher, data or tester.")
                        .code("unknown_role"));
    }

    @GetMapping
    @Operation(summary = "Lists the members of an organisation")
    Page<MemberView> list(Caller caller, @PathVariable OrganisationId id, @Valid @ParameterObject PageQuery query) {
        return service.of(caller, id, query).map(MemberView::of);
    }

    @PutMapping("/{personId}")
    @Operation(
            summary = "Makes somebody a member, or changes what they are; admins",
            description = "409 `last_admin` when nobody would be left who is an admin for good.")
    MemberView put(
            Caller caller,
            @PathVariable OrganisationId id,
            @PathVariable UUID personId,
            @Valid @RequestBody MemberDraft draft) {
        return MemberView.of(service.put(caller, id, new PersonId(personId), role(draft.role()), draft.until()));
    }

    @DeleteMapping("/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes somebody out of an organisation; admins, and everybody themselves")
    void remove(Caller caller, @PathVariable OrganisationId id, @PathVariable UUID personId) {
        service.remove(caller, id, new PersonId(personId));
    }
}
