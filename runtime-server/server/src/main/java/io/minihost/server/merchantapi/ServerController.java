package io.minihost.server.merchantapi;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.merchantapi.refusals.Refusals;
import io.minihost.server.merchantapi.refusals.Refused;
import io.minihost.server.merchantapi.tokens.AllowedAddresses;
import io.minihost.server.merchantapi.tokens.AllowedAddresses.AddressList;
import io.minihost.server.programs.ProgramAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What developers see and set of their own servers' calls. */
@RestController
@RequestMapping("/api/v1/programs/{appId}/server")
@Tag(name = "Programs' servers")
class ServerController {

    private final ProgramAccess access;
    private final AllowedAddresses addresses;
    private final Refusals refusals;

    ServerController(ProgramAccess access, AllowedAddresses addresses, Refusals refusals) {
        this.access = access;
        this.addresses = addresses;
        this.refusals = refusals;
    }

    /** A list as somebody wants it. */
    record WantedAddresses(@NotNull List<@NotNull @Size(max = 50) String> addresses) {}

    @GetMapping("/addresses")
    @Operation(summary = "Shows from where the program's server may ask for access tokens; from anywhere when empty")
    ResponseEntity<AddressList> addresses(Caller caller, @PathVariable AppId appId) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        return answer(addresses.read(appId));
    }

    @PutMapping("/addresses")
    @Operation(summary = "Replaces the addresses from where the program's server may ask for access tokens")
    ResponseEntity<AddressList> addresses(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody WantedAddresses wanted) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        return answer(addresses.replace(caller, appId, wanted.addresses(), seen));
    }

    private static ResponseEntity<AddressList> answer(AddressList list) {
        return ResponseEntity.ok().eTag(IfMatch.tag(list.revision())).body(list);
    }

    @GetMapping("/refusals")
    @Operation(
            summary = "Lists calls of the program's server that were refused in the last seven days, the newest first")
    Page<Refused> refusals(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        return refusals.list(appId, query);
    }

    @GetMapping("/refusals/{rid}")
    @Operation(summary = "Shows the refused call with this rid")
    Refused refusal(Caller caller, @PathVariable AppId appId, @PathVariable String rid) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        return refusals.find(appId, rid)
                .orElseThrow(() -> Problem.notFound("No call of this program was refused with this rid.")
                        .code("refusal_not_found"));
    }
}
