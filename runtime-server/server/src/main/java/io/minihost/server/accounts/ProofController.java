package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.common.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody who is signed in proves again who they are; by a passkey elsewhere. */
@RestController
@Hidden
@RequestMapping("/_a/proof")
class ProofController {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final CodeGuesses guesses;
    private final WaysIn ways;
    private final Devices devices;
    private final TransactionTemplate transaction;

    ProofController(
            Accounts accounts,
            SignIns signIns,
            SecondFactor secondFactor,
            CodeGuesses guesses,
            WaysIn ways,
            Devices devices,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.secondFactor = secondFactor;
        this.guesses = guesses;
        this.ways = ways;
        this.devices = devices;
        this.transaction = transaction;
    }

    /** By what the person can prove who they are. Without any of these they sign in once more. */
    record Ways(boolean password, boolean passkey, boolean code) {}

    /** One of the two. */
    record Proof(@Nullable String password, @Nullable String code) {}

    @GetMapping
    Ways ways(HttpServletRequest request) {
        var person = Member.of(request).person();
        var account = accounts.find(person).orElseThrow().account();
        return new Ways(account.hasPassword(), ways.hasStrong(person), secondFactor.isSet(person));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(@Valid @RequestBody Proof proof, HttpServletRequest request) {
        var member = Member.of(request);
        if (proof.password() != null) {
            var stored = accounts.find(member.person()).orElseThrow();
            signIns.prove(stored, proof.password(), request.getRemoteAddr());
            devices.proved(member.device(), false);
        } else if (proof.code() != null && secondFactor.isSet(member.person())) {
            redeem(member, proof.code());
        } else {
            throw Problem.forbidden("This proves nothing.").code("wrong_proof");
        }
    }

    private void redeem(Member member, String code) {
        guesses.counting(
                member.person(),
                code,
                () -> transaction.execute(status -> {
                    guesses.pass(member.person(), code);
                    devices.proved(member.device(), true);
                    return member;
                }));
    }
}
