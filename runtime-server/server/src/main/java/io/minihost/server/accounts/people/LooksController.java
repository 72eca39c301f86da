package io.minihost.server.accounts.people;

import io.minihost.server.accounts.Member;
import io.minihost.server.audit.AuditLog;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows people which of the host's staff have looked at their data, or changed something about their account. */
@RestController
@Hidden
@RequestMapping("/_a/looks")
class LooksController {

    private static final int MAX = 50;

    private final AuditLog audit;

    LooksController(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * What somebody has done.
     *
     * @param action such as {@code person.view}
     * @param role of whoever did it; empty when it is not known
     */
    record Look(String at, String action, String role) {}

    @GetMapping
    List<Look> looks(HttpServletRequest request) {
        return audit.byOthers(Member.of(request).person().toString(), MAX).stream()
                .map(entry -> new Look(entry.at().toString(), entry.action(), entry.role()))
                .toList();
    }
}
