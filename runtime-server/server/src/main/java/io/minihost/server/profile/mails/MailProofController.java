package io.minihost.server.profile.mails;

import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.common.web.Problem;
import io.minihost.server.mail.MailAddress;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages ask about the person's mail addresses. As they open the account, each change wants a fresh proof. */
@RestController
@Hidden
@RequestMapping("/_a/mails")
class MailProofController {

    private final Mails mails;
    private final MailProofs proofs;
    private final FreshProof fresh;

    MailProofController(Mails mails, MailProofs proofs, FreshProof fresh) {
        this.mails = mails;
        this.proofs = proofs;
        this.fresh = fresh;
    }

    record Listed(UUID id, String address, String verifiedAt) {

        private static Listed of(Mails.Verified one) {
            return new Listed(one.id(), one.address(), one.at().toString());
        }
    }

    record Wanted(@NotNull String address) {}

    record Proof(@NotNull String address, @NotNull String code) {}

    @GetMapping
    List<Listed> all(HttpServletRequest request) {
        return mails.of(Member.of(request).person()).stream().map(Listed::of).toList();
    }

    /** Sends a code to an address. */
    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@Valid @RequestBody Wanted wanted, HttpServletRequest request, Locale locale) {
        proofs.send(fresh.require(request).person(), checked(wanted.address()), request.getRemoteAddr(), locale);
    }

    /** Proves by the code that the person has the address. */
    @PostMapping
    Listed verify(@Valid @RequestBody Proof proof, HttpServletRequest request) {
        return Listed.of(proofs.check(fresh.require(request).person(), checked(proof.address()), proof.code()));
    }

    private static String checked(String address) {
        var one = address.strip();
        if (!MailAddress.isOne(one)) {
            throw Problem.unprocessable("That is no address of mail.").code("bad_mail_address");
        }
        return one;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        if (!mails.remove(fresh.require(request).person(), id)) {
            throw Problem.notFound("This is no address of yours.").code("no_mail");
        }
    }
}
