package io.minihost.server.organisations;

import io.minihost.server.access.Action;
import io.minihost.server.access.MerchantRole;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.access.PlatformRole;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/permissions")
@Tag(name = "Organisations")
class RoleController {

    /**
     * Something to do, and who may do it.
     *
     * @param scope what a token must be good for
     * @param members roles in the organisation whose it is
     * @param staff roles on the whole platform
     * @param merchants roles at the merchant whose it is
     */
    record Permission(String action, String scope, List<String> members, List<String> staff, List<String> merchants) {

        private static Permission of(Action action) {
            return new Permission(
                    action.wireName(),
                    action.scope().wireName(),
                    Arrays.stream(OrganisationRole.values())
                            .filter(action::isAllowedTo)
                            .map(OrganisationRole::wireName)
                            .toList(),
                    Arrays.stream(PlatformRole.values())
                            .filter(action::isAllowedTo)
                            .map(PlatformRole::wireName)
                            .toList(),
                    Arrays.stream(MerchantRole.values())
                            .filter(action::isAllowedTo)
                            .map(MerchantRole::wireName)
                            .toList());
        }
    }

    @GetMapping
    @Operation(summary = "Lists what there is to do, and which roles may do it")
    List<Permission> all() {
        return Arrays.stream(Action.values()).map(Permission::of).toList();
    }
}
