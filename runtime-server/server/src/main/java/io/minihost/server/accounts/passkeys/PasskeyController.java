package io.minihost.server.accounts.passkeys;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.Nickname;
import io.minihost.server.accounts.WaysIn;
import io.minihost.server.accounts.devices.DeviceNames;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages ask about the passkeys of somebody who is signed in. */
@RestController
@Hidden
@RequestMapping("/_a/passkeys")
class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeyStore store;
    private final RelyingParties parties;
    private final Accounts accounts;
    private final FreshProof proof;
    private final WaysIn ways;
    private final Devices devices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    PasskeyController(
            Passkeys passkeys,
            PasskeyStore store,
            RelyingParties parties,
            Accounts accounts,
            FreshProof proof,
            WaysIn ways,
            Devices devices,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.passkeys = passkeys;
        this.store = store;
        this.parties = parties;
        this.accounts = accounts;
        this.proof = proof;
        this.ways = ways;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * A passkey.
     *
     * @param backedUp whether it is on more than one device
     * @param copied whether somebody else seems to have it, so that it opens nothing any more
     */
    record ListedPasskey(UUID id, String name, boolean backedUp, boolean copied, String createdAt, String usedAt) {}

    record Wish(@NotNull @Valid Attestation made) {}

    record Name(@NotNull String name) {}

    @GetMapping
    List<ListedPasskey> list(HttpServletRequest request) {
        return store.of(Member.of(request).person()).stream()
                .map(passkey -> new ListedPasskey(
                        passkey.id(),
                        passkey.name(),
                        passkey.isBackedUp(),
                        passkey.isCopied(),
                        passkey.createdAt().toString(),
                        passkey.usedAt().toString()))
                .toList();
    }

    @PostMapping("/options")
    PasskeyOptions.Creation options(HttpServletRequest request) {
        var party = parties.require(request);
        var person = proof.require(request).person();
        var account = accounts.find(person).orElseThrow().account();
        return passkeys.creation(party, ChallengePurpose.ADD, person, account.username(), account.nickname());
    }

    /** The name is the browser's at first. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@Valid @RequestBody Wish wish, HttpServletRequest request) {
        var party = parties.require(request);
        var member = proof.require(request);
        if (!passkeys.asked(wish.made(), ChallengePurpose.ADD).equals(member.person())) {
            throw Problem.unauthorized("This passkey was made for somebody else.")
                    .code("wrong_passkey");
        }
        var name = DeviceNames.of(request);
        transaction.executeWithoutResult(status -> {
            passkeys.keep(party, member.person(), name, wish.made());
            devices.proved(member.device(), true);
        });
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable UUID id, @Valid @RequestBody Name wish, HttpServletRequest request) {
        if (!store.rename(Member.of(request).person(), id, new Nickname(wish.name()).value())) {
            throw unknown();
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        var person = proof.require(request).person();
        transaction.executeWithoutResult(status -> {
            ways.keepOne(person, () -> {
                if (!store.remove(person, id)) {
                    throw unknown();
                }
            });
            audit.record(person.toString(), "account.passkey-removed", person.toString(), Map.of());
        });
    }

    private static Problem unknown() {
        return Problem.notFound("You have no such passkey.").code("no_passkey");
    }
}
