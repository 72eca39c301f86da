package io.minihost.server.programs.verification;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/domains/proofs")
@Tag(name = "Programs")
class DomainProofController {

    private static final int DOMAIN_MAX = 300;

    private final DomainProofs proofs;

    DomainProofController(DomainProofs proofs) {
        this.proofs = proofs;
    }

    /** @param domain one that the program lists, as the list of proofs names it */
    record DomainWish(@NotNull @Size(max = DOMAIN_MAX) String domain) {}

    @GetMapping
    @Operation(summary = "Lists which of the program's domains are verified, and which file shows it")
    List<DomainProof> list(Caller caller, @PathVariable AppId appId) {
        return proofs.list(caller, appId);
    }

    @PostMapping
    @Operation(
            summary = "Looks for the file on one of the program's domains now; a domain without it is verified no more")
    DomainProof check(Caller caller, @PathVariable AppId appId, @Valid @RequestBody DomainWish wish) {
        return proofs.check(caller, appId, wish.domain());
    }
}
