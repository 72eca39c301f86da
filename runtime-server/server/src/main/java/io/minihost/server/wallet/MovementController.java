package io.minihost.server.wallet;

import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/wallet-movements")
@Tag(name = "Wallets")
class MovementController {

    private final Movements movements;

    MovementController(Movements movements) {
        this.movements = movements;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('WALLET_VIEW')")
    @Operation(summary = "Lists what operators have put in and paid out, the newest first")
    Page<Movement.MovementView> movements(
            @RequestParam(defaultValue = "false") boolean waiting, @Valid @ParameterObject PageQuery query) {
        return movements.list(waiting, query).map(Movement::view);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasAuthority('WALLET_CHANGE')")
    @Operation(
            summary = "Says yes as the second operator",
            description = "403 `second_operator_needed` to whoever has asked.")
    Movement.MovementView approveMovement(Caller caller, @PathVariable UUID id) {
        caller.requireProof();
        return movements.approve(caller, id).view();
    }

    @PostMapping("/{id}/refuse")
    @PreAuthorize("hasAuthority('WALLET_CHANGE')")
    @Operation(summary = "Says no, or takes back what one has asked for")
    Movement.MovementView refuseMovement(Caller caller, @PathVariable UUID id) {
        caller.requireProof();
        return movements.refuse(caller, id).view();
    }
}
