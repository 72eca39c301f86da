package io.minihost.server.profile.phones;

import io.minihost.server.accounts.FreshProof;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages and sheets ask about the person's phone numbers. */
@RestController
@Hidden
@RequestMapping("/_a/phones")
class PhoneController {

    private final Phones phones;
    private final PhoneProofs proofs;
    private final FreshProof fresh;

    PhoneController(Phones phones, PhoneProofs proofs, FreshProof fresh) {
        this.phones = phones;
        this.proofs = proofs;
        this.fresh = fresh;
    }

    record Listed(UUID id, String countryCode, String number, String verifiedAt, boolean recovers) {}

    record Wanted(@NotNull String countryCode, @NotNull String number) {}

    record Proof(
            @NotNull String countryCode,
            @NotNull String number,
            @NotNull String code) {}

    @GetMapping
    List<Listed> all(HttpServletRequest request) {
        return phones.of(member(request)).stream().map(PhoneController::listed).toList();
    }

    private static Listed listed(Phones.Verified one) {
        return new Listed(
                one.id(),
                one.phone().countryCode(),
                one.phone().number(),
                one.at().toString(),
                one.recovers());
    }

    /** Sends a code to a number. */
    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@Valid @RequestBody Wanted wanted, HttpServletRequest request, Locale locale) {
        proofs.send(
                member(request),
                PhoneNumber.typed(wanted.countryCode(), wanted.number()),
                request.getRemoteAddr(),
                locale);
    }

    /** Proves by the code that the person has the number. Whoever has just proved who they are comes back by it from then on. */
    @PostMapping
    Listed verify(@Valid @RequestBody Proof proof, HttpServletRequest request) {
        var phone = PhoneNumber.typed(proof.countryCode(), proof.number());
        var person = member(request);
        var verified = proofs.check(person, phone, proof.code());
        if (fresh.isFresh(request)) {
            phones.setRecovers(person, verified.id(), true);
        }
        return listed(own(person, verified.id()));
    }

    record Recovers(boolean recovers) {}

    /** Says whether the person comes back by a number when they have lost the password. */
    @PutMapping("/{id}/recovers")
    Listed setRecovers(@PathVariable UUID id, @Valid @RequestBody Recovers wish, HttpServletRequest request) {
        var person = fresh.require(request).person();
        if (!phones.setRecovers(person, id, wish.recovers())) {
            throw none();
        }
        return listed(own(person, id));
    }

    /** Sends a code to a number that the person has proved before. */
    @PostMapping("/{id}/codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        var person = member(request);
        proofs.send(person, own(person, id).phone(), request.getRemoteAddr(), locale);
    }

    record Code(@NotNull String code) {}

    /** Proves by the code that the person still has a number. */
    @PostMapping("/{id}")
    Listed verifyAgain(@PathVariable UUID id, @Valid @RequestBody Code proof, HttpServletRequest request) {
        var person = member(request);
        return listed(proofs.check(person, own(person, id).phone(), proof.code()));
    }

    private Phones.Verified own(PersonId person, UUID id) {
        return phones.of(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(PhoneController::none);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        var person = member(request);
        if (own(person, id).recovers()) {
            fresh.require(request);
        }
        if (!phones.remove(person, id)) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound("This is no number of yours.").code("no_phone");
    }

    private static PersonId member(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isEmpty()) {
            throw Problem.unauthorized("Nobody is signed in here.").code("not_signed_in");
        }
        return PersonAuthentication.person(request).orElseThrow();
    }
}
