package io.minihost.server.accounts.issuers;

import io.minihost.server.accounts.Entrance;
import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.Nickname;
import io.minihost.server.accounts.SignIns;
import io.minihost.server.accounts.SignUps;
import io.minihost.server.accounts.Username;
import io.minihost.server.accounts.WaysIn;
import io.minihost.server.accounts.terms.Terms;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs in whoever has come back from an issuer, and links what people have there to their accounts. */
@RestController
@Hidden
@RequestMapping("/_a/issuers")
class IssuerSignInController {

    private final Issuers issuers;
    private final IssuerVisits visits;
    private final IssuerAccounts linked;
    private final SignIns signIns;
    private final SignUps signUps;
    private final Entrance entrance;
    private final FreshProof proof;
    private final WaysIn ways;
    private final Terms terms;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    IssuerSignInController(
            Issuers issuers,
            IssuerVisits visits,
            IssuerAccounts linked,
            SignIns signIns,
            SignUps signUps,
            Entrance entrance,
            FreshProof proof,
            WaysIn ways,
            Terms terms,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.issuers = issuers;
        this.visits = visits;
        this.linked = linked;
        this.signIns = signIns;
        this.signUps = signUps;
        this.entrance = entrance;
        this.proof = proof;
        this.ways = ways;
        this.terms = terms;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What somebody says who has come back.
     *
     * @param guest what becomes of what this browser has kept so far; see {@link SignIns.Guest}
     * @param code of their second factor
     * @param username of the new account that they want
     * @param terms the version of the operator's texts that they agree to with it
     * @param link whether to link what they have there to the account in which they are signed in
     */
    record Answers(
            @Nullable String guest,
            @Nullable String code,
            @Nullable String username,
            @Nullable Integer terms,
            @Nullable Boolean link) {}

    /**
     * It is done.
     *
     * @param next where they wanted to be
     * @param recoveryCodes of a new account
     */
    record Done(String next, List<String> recoveryCodes) {}

    /** One that is linked. */
    record Link(UUID id, String label, String createdAt, String usedAt) {}

    @PostMapping("/arrival")
    Done arrive(@Valid @RequestBody Answers answers, HttpServletRequest request, HttpServletResponse response) {
        var visit = visits.find(request).orElseThrow(IssuerSignInController::lost);
        var arrival = visit.arrival();
        if (arrival == null) {
            throw lost();
        }
        var owner = linked.use(arrival.issuer(), arrival.subject()).orElse(null);
        var member = Member.find(request).orElse(null);
        List<String> codes = List.of();
        if (visit.person() != null || (member != null && owner == null)) {
            link(visit, arrival, owner, answers, request);
        } else if (owner != null) {
            var admitted = signIns.admit(
                    owner,
                    answers.code(),
                    SignIns.Guest.of(answers.guest()),
                    entrance.origin(request),
                    new SignIns.Means("issuer " + visit.name(), false));
            visits.end(visit);
            entrance.enter(admitted, request, response);
        } else {
            codes = signUp(visit, arrival, answers, request, response);
        }
        visits.forget(request, response);
        return new Done(visit.next(), codes);
    }

    private void link(
            IssuerVisits.Visit visit,
            IssuerVisits.Arrival arrival,
            @Nullable PersonId owner,
            Answers answers,
            HttpServletRequest request) {
        var person = Member.of(request).person();
        if (visit.person() != null && !visit.person().equals(person)) {
            throw lost();
        }
        if (owner != null && !owner.equals(person)) {
            throw Problem.conflict("It belongs to another account here.").code("linked_already");
        }
        if (visit.person() == null && !Boolean.TRUE.equals(answers.link())) {
            throw Problem.conflict("Say whether it is to be linked to your account.")
                    .code("link_or_not")
                    .with("label", label(arrival));
        }
        if (visit.person() == null) {
            proof.require(request);
        }
        transaction.executeWithoutResult(status -> {
            once(visit);
            if (owner == null) {
                linked.link(person, arrival.issuer(), arrival.subject());
            }
        });
    }

    private List<String> signUp(
            IssuerVisits.Visit visit,
            IssuerVisits.Arrival arrival,
            Answers answers,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (answers.username() == null) {
            throw Problem.conflict("Nobody here has this account yet.")
                    .code("account_needed")
                    .with("label", label(arrival))
                    .with("username", arrival.username())
                    .with("signUp", signUps.isOpen());
        }
        var person = entrance.newcomer(request);
        var username = new Username(answers.username());
        terms.require(answers.terms());
        signUps.pass(request.getRemoteAddr());
        var applicant = new SignUps.Applicant(person, request.getRemoteAddr());
        var welcome = Objects.requireNonNull(transaction.execute(status -> {
            once(visit);
            var made = signUps.add(applicant, username, nickname(arrival), null, person.toString());
            linked.link(person, arrival.issuer(), arrival.subject());
            return made;
        }));
        terms.agreed(person, answers.terms());
        var origin = entrance.originAlone(request);
        entrance.enter(signIns.admit(person, SignIns.Guest.LEAVE, origin, SignIns.Means.SIGN_UP), request, response);
        return welcome.recoveryCodes();
    }

    /** An issuer may call people what nobody is called here. */
    private static Nickname nickname(IssuerVisits.Arrival arrival) {
        try {
            return new Nickname(arrival.nickname());
        } catch (Problem e) {
            return new Nickname("");
        }
    }

    private void once(IssuerVisits.Visit visit) {
        if (!visits.end(visit)) {
            throw lost();
        }
    }

    private String label(IssuerVisits.Arrival arrival) {
        return issuers.labelOf(arrival.issuer()).orElse(arrival.issuer());
    }

    private static Problem lost() {
        return Problem.unauthorized("It took too long, or happened in another browser. Please start again.")
                .code("visit_lost");
    }

    @GetMapping("/links")
    List<Link> links(HttpServletRequest request) {
        return linked.of(Member.of(request).person()).stream()
                .map(link -> new Link(
                        link.id(),
                        issuers.labelOf(link.issuer()).orElse(link.issuer()),
                        link.createdAt().toString(),
                        link.usedAt().toString()))
                .toList();
    }

    @DeleteMapping("/links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id, HttpServletRequest request) {
        var person = proof.require(request).person();
        transaction.executeWithoutResult(status -> {
            ways.keepOne(person, () -> {
                if (!linked.remove(person, id)) {
                    throw Problem.notFound("You have linked no such account.").code("no_link");
                }
            });
            audit.record(person.toString(), "account.unlink", person.toString(), Map.of());
        });
    }
}
