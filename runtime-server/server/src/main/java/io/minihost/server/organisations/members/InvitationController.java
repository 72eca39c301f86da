package io.minihost.server.organisations.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Organisations")
class InvitationController {

    private final Invitations invitations;
    private final PublicOrigin address;

    InvitationController(Invitations invitations, PublicOrigin address) {
        this.invitations = invitations;
        this.address = address;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationView(
            UUID id,
            String role,
            @Nullable Instant until,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String url) {

        private static InvitationView of(Invitations.Open open, @Nullable String url) {
            return new InvitationView(
                    open.id(), open.role().wireName(), open.until(), open.createdAt(), open.expiresAt(), url);
        }
    }

    record Invited(OrganisationId organisation, String name, String role) {

        private static Invited of(Invitations.Offer offer) {
            return new Invited(
                    offer.organisation().id(),
                    offer.organisation().name(),
                    offer.role().wireName());
        }
    }

    @PostMapping("/organisations/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Invites somebody; admins",
            description = "The answer's `url` is told this once. Whoever opens it first and says yes is a member.")
    InvitationView invite(
            Caller caller,
            @PathVariable OrganisationId id,
            @Valid @RequestBody MemberController.MemberDraft draft,
            HttpServletRequest request) {
        var made = invitations.make(caller, id, MemberController.role(draft.role()), draft.until());
        return InvitationView.of(made.invitation(), address.origin(request) + "/join/" + made.token());
    }

    @GetMapping("/organisations/{id}/invitations")
    @Operation(summary = "Lists the invitations that are open, the newest first; admins")
    List<InvitationView> open(Caller caller, @PathVariable OrganisationId id) {
        return invitations.open(caller, id).stream()
                .map(open -> InvitationView.of(open, null))
                .toList();
    }

    @DeleteMapping("/organisations/{id}/invitations/{invitationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an invitation back; admins")
    void takeBack(Caller caller, @PathVariable OrganisationId id, @PathVariable UUID invitationId) {
        invitations.takeBack(caller, id, invitationId);
    }

    @GetMapping("/invitations/{token}")
    @Operation(summary = "Says what an invitation is for")
    Invited offer(Caller caller, @PathVariable String token) {
        return Invited.of(invitations.offer(token));
    }

    @PostMapping("/invitations/{token}/accept")
    @Operation(summary = "Makes the caller a member; people who are signed in")
    Invited accept(Caller caller, @PathVariable String token) {
        if (caller.person() == null || !caller.scopes().equals(Caller.ALL_SCOPES)) {
            throw Problem.forbidden("Sign in to accept an invitation.").code("not_allowed");
        }
        return Invited.of(invitations.accept(caller.person(), token));
    }
}
