package io.minihost.server.ledger.proof;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Ledger")
class LedgerController {

    private final Verification verification;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    LedgerController(Verification verification, AuditLog audit, TransactionTemplate transaction) {
        this.verification = verification;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/verify")
    @PreAuthorize("hasAuthority('LEDGER_VERIFY')")
    @Operation(
            summary = "Looks whether the whole ledger is in order",
            description = "Sums, balances, the chain of seals, states, and what each feature's own books say. Takes"
                    + " about a second for 100,000 transfers.")
    Verdict verifyLedger(Caller caller) {
        var verdict = verification.run();
        transaction.executeWithoutResult(status -> audit.record(
                caller.subject(),
                Action.LEDGER_VERIFY.wireName(),
                "ledger",
                Map.of("checked", verdict.checked(), "faults", verdict.faults().size())));
        return verdict;
    }
}
