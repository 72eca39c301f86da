package io.minihost.server.pins;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.SignIns;
import io.minihost.server.accounts.passkeys.Assertion;
import io.minihost.server.accounts.passkeys.Confirmations;
import io.minihost.server.accounts.passkeys.PasskeyOptions;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.profile.phones.PhoneProofs;
import io.minihost.server.profile.phones.Phones;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages and sheets ask about the person's PIN. No answer holds one. */
@RestController
@Hidden
@RequestMapping("/_a/pin")
class PinController {

    /** For the first one. It is asked for in the middle of paying, a while after signing in. */
    private static final Duration PROVED_WITHIN = Duration.ofHours(1);

    private static final int SET_AN_HOUR = 10;

    private final Pins pins;
    private final PayCaution caution;
    private final Accounts accounts;
    private final FreshProof proof;
    private final SignIns signIns;
    private final Confirmations confirmations;
    private final Phones phones;
    private final PhoneProofs phoneProofs;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final RateLimit limit;

    PinController(
            Pins pins,
            PayCaution caution,
            Accounts accounts,
            FreshProof proof,
            SignIns signIns,
            Confirmations confirmations,
            Phones phones,
            PhoneProofs phoneProofs,
            AuditLog audit,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.pins = pins;
        this.caution = caution;
        this.accounts = accounts;
        this.proof = proof;
        this.signIns = signIns;
        this.confirmations = confirmations;
        this.phones = phones;
        this.phoneProofs = phoneProofs;
        this.audit = audit;
        this.transaction = transaction;
        limit = rates.of("pins of", SET_AN_HOUR, Duration.ofHours(1));
    }

    /**
     * Where the person stands.
     *
     * @param lockedUntil no try counts until then
     * @param caution for whoever can pay small sums only
     * @param passkey whether it can be reset with one
     * @param phones by a code to which it can be reset, together with the password
     */
    record Standing(
            boolean isSet,
            @Nullable Instant lockedUntil,
            PayCaution.@Nullable State caution,
            boolean passkey,
            List<Phone> phones) {}

    record Phone(UUID id, String shown) {}

    record First(@NotNull Pin pin) {}

    record Change(@NotNull Pin old, @NotNull Pin pin) {}

    /** Another one without the old one: either {@code signed}, or all of the others. */
    record Reset(
            @NotNull Pin pin,
            @Nullable @Valid Assertion signed,
            @Nullable String password,
            @Nullable UUID phone,
            @Nullable String code) {}

    @GetMapping
    Standing standing(HttpServletRequest request) {
        var member = Member.of(request);
        var person = member.person();
        var state = pins.state(person);
        return new Standing(
                state.isSet(),
                state.lockedUntil(),
                caution.of(person).orElse(null),
                confirmations.isOffered(member, request),
                accounts.find(person).orElseThrow().account().hasPassword() ? phones(person) : List.of());
    }

    private List<Phone> phones(PersonId person) {
        return phones.of(person).stream()
                .map(one -> new Phone(one.id(), one.phone().masked()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@Valid @RequestBody First wish, HttpServletRequest request) {
        var person = proof.require(request, PROVED_WITHIN).person();
        wish.pin().requireHard(own(person));
        var stored = stored(person, wish.pin());
        transaction.executeWithoutResult(status -> {
            pins.add(person, stored);
            note(person, "pin.set");
        });
    }

    @PostMapping("/change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@Valid @RequestBody Change wish, HttpServletRequest request) {
        var person = Member.of(request).person();
        wish.pin().requireHard(own(person));
        pins.check(person, wish.old());
        var stored = stored(person, wish.pin());
        transaction.executeWithoutResult(status -> {
            pins.replace(person, stored);
            note(person, "pin.change");
        });
    }

    @PostMapping("/reset/options")
    PasskeyOptions.Request resetOptions(HttpServletRequest request) {
        var member = Member.of(request);
        return confirmations.options(member, reset(member), request);
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody Reset wish, HttpServletRequest request) {
        var member = Member.of(request);
        wish.pin().requireHard(own(member.person()));
        if (wish.signed() != null) {
            var stored = stored(member.person(), wish.pin());
            confirmations.confirmed(member, reset(member), wish.signed(), request, () -> {
                renew(member.person(), stored);
                return stored;
            });
        } else {
            provePasswordAndPhone(member.person(), wish, request.getRemoteAddr());
            var stored = stored(member.person(), wish.pin());
            transaction.executeWithoutResult(status -> renew(member.person(), stored));
        }
    }

    private static Confirmations.Thing reset(Member member) {
        return new Confirmations.Thing("pin reset", List.of(member.person().toString()));
    }

    private void provePasswordAndPhone(PersonId person, Reset wish, String address) {
        if (wish.password() == null || wish.phone() == null || wish.code() == null) {
            throw Problem.forbidden("This proves nothing.").code("wrong_proof");
        }
        var phone = phones.of(person).stream()
                .filter(one -> one.id().equals(wish.phone()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("This is no number of yours.").code("no_phone"));
        signIns.prove(accounts.find(person).orElseThrow(), wish.password(), address);
        phoneProofs.check(person, phone.phone(), wish.code());
    }

    private void renew(PersonId person, Pins.Stored stored) {
        pins.replace(person, stored);
        caution.begin(person);
        note(person, "pin.reset");
    }

    private Pins.Stored stored(PersonId person, Pin pin) {
        limit.pass(person.toString());
        return pins.stored(person, pin);
    }

    /** What somebody knows who knows the person. */
    private List<String> own(PersonId person) {
        var account = accounts.find(person).orElseThrow().account();
        var all = new ArrayList<>(account.names());
        phones.of(person).forEach(one -> all.add(one.phone().number()));
        return all;
    }

    private void note(PersonId person, String what) {
        audit.record(person.toString(), what, person.toString(), Map.of());
    }
}
