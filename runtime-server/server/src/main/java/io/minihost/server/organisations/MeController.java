package io.minihost.server.organisations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.PlatformRole;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Organisations")
class MeController {

    private final Accounts accounts;
    private final Members members;

    MeController(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
    }

    /**
     * Who calls.
     *
     * @param personId whose browser or token it is; missing for the operator's token and those of organisations
     * @param organisation whose token it is
     * @param role what the caller is on the whole platform
     * @param weakRole what they would be there once they have proved who they are by a passkey or a second factor
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeView(
            @Nullable PersonId personId,
            @Nullable String username,
            @Nullable String nickname,
            @Nullable OrganisationId organisation,
            @Nullable String role,
            @Nullable String weakRole,
            List<Membership> organisations) {}

    @GetMapping
    @Operation(summary = "Says who calls, and what they are where")
    ResponseEntity<MeView> me(Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(caller));
    }

    private MeView view(Caller caller) {
        var person = caller.person();
        var account =
                person == null ? null : accounts.find(person).orElseThrow().account();
        return new MeView(
                person,
                account == null ? null : account.username(),
                account == null ? null : account.nickname(),
                caller.organisation(),
                name(caller.platformRole()),
                name(caller.weakRole()),
                person == null ? List.of() : members.organisationsOf(person));
    }

    private static @Nullable String name(@Nullable PlatformRole role) {
        return role == null ? null : role.wireName();
    }
}
