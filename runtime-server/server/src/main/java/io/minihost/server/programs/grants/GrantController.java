package io.minihost.server.programs.grants;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
@RequestMapping("/api/v1/programs/{appId}/grants")
@Tag(name = "Programs")
class GrantController {

    private static final int REASON_MAX = 500;

    private final GrantDesk desk;

    GrantController(GrantDesk desk) {
        this.desk = desk;
    }

    /**
     * One grant as somebody wants it.
     *
     * @param name such as {@code phone}
     * @param state {@code asked}, or for operators {@code granted}, {@code refused} or {@code revoked}
     * @param reason told to the other side; needed for all but {@code granted}
     */
    record GrantWish(
            @NotNull String name,
            @NotNull String state,
            @Nullable @Size(max = REASON_MAX) String reason) {

        String why() {
            return reason == null ? "" : reason.strip();
        }
    }

    @GetMapping
    @Operation(summary = "Lists which host APIs for people's data and money the program may use")
    ResponseEntity<List<ProgramGrant>> list(Caller caller, @PathVariable AppId appId) {
        return answer(desk.list(caller, appId));
    }

    @PutMapping
    @Operation(
            summary = "Asks for a grant; operators grant, refuse and revoke it",
            description = "What is revoked is refused in the next call, also in visits that are open.")
    ResponseEntity<List<ProgramGrant>> change(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody GrantWish wish) {
        var state = GrantState.of(wish.state());
        if (state != GrantState.ASKED) {
            caller.requireProof();
        }
        return answer(desk.change(caller, appId, Grant.named(wish.name()), state, wish.why(), seen));
    }

    private static ResponseEntity<List<ProgramGrant>> answer(List<ProgramGrant> grants) {
        return ResponseEntity.ok().eTag(IfMatch.tag(GrantDesk.revision(grants))).body(grants);
    }
}
