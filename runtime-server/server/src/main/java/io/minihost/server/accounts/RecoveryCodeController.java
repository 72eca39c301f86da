package io.minihost.server.accounts;

import io.minihost.server.accounts.credentials.RecoveryCodes;
import io.minihost.server.audit.AuditLog;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where people see how many recovery codes they have left, and get new ones. */
@RestController
@Hidden
@RequestMapping("/_a/recovery-codes")
class RecoveryCodeController {

    private final RecoveryCodes codes;
    private final FreshProof proof;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    RecoveryCodeController(RecoveryCodes codes, FreshProof proof, AuditLog audit, TransactionTemplate transaction) {
        this.codes = codes;
        this.proof = proof;
        this.audit = audit;
        this.transaction = transaction;
    }

    record Left(int left) {}

    /** New ones, told this once. */
    record Renewed(List<String> recoveryCodes) {}

    @GetMapping
    Left left(HttpServletRequest request) {
        return new Left(codes.left(Member.of(request).person()));
    }

    /** Makes new ones in the place of the old ones, which open nothing any more. */
    @PostMapping
    ResponseEntity<Renewed> renew(HttpServletRequest request) {
        var person = proof.require(request).person();
        var renewed = Objects.requireNonNull(transaction.execute(status -> {
            audit.record(person.toString(), "account.recovery-codes", person.toString(), Map.of());
            return codes.renew(person);
        }));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Renewed(renewed));
    }
}
