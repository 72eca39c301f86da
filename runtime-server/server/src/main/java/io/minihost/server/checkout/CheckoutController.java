package io.minihost.server.checkout;

import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.passkeys.Assertion;
import io.minihost.server.accounts.passkeys.Confirmations;
import io.minihost.server.accounts.passkeys.PasskeyOptions;
import io.minihost.server.common.web.Problem;
import io.minihost.server.pins.PayCaution;
import io.minihost.server.pins.Pin;
import io.minihost.server.pins.Pins;
import io.minihost.server.wallet.WalletMode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the pay sheet asks. A sheet is known only to the person it was opened for. */
@RestController
@Hidden
@RequestMapping("/_a/pay/{id}")
class CheckoutController {

    private final ObjectProvider<PayableOrders> orders;
    private final Checkouts checkouts;
    private final Pins pins;
    private final PayCaution caution;
    private final Confirmations confirmations;
    private final WalletMode mode;
    private final TransactionTemplate transaction;

    CheckoutController(
            ObjectProvider<PayableOrders> orders,
            Checkouts checkouts,
            Pins pins,
            PayCaution caution,
            Confirmations confirmations,
            WalletMode mode,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.checkouts = checkouts;
        this.pins = pins;
        this.caution = caution;
        this.confirmations = confirmations;
        this.mode = mode;
        this.transaction = transaction;
    }

    /**
     * Where a payment stands.
     *
     * @param amount in fen, as the balance
     * @param lockedUntil no PIN counts until then
     * @param passkey whether the person can confirm with one
     * @param caution for somebody who pays small sums only
     */
    record Facts(
            Standing state,
            long amount,
            long balance,
            boolean isTest,
            boolean pinSet,
            @Nullable Instant lockedUntil,
            boolean passkey,
            PayCaution.@Nullable State caution) {}

    enum Standing {
        OPEN,
        PAID,
        CLOSED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the two. */
    record Proof(@Nullable Pin pin, @Nullable @Valid Assertion signed) {}

    @GetMapping
    Facts facts(@PathVariable UUID id, HttpServletRequest request) {
        var member = Member.of(request);
        return facts(find(id, member), member, request);
    }

    private Checkouts.Checkout find(UUID id, Member member) {
        return checkouts
                .find(id, member.person())
                .orElseThrow(() -> Problem.notFound("There is no such payment.").code("no_payment"));
    }

    private Facts facts(Checkouts.Checkout checkout, Member member, HttpServletRequest request) {
        var person = member.person();
        var payable = orders().now(checkout.order());
        var pin = pins.state(person);
        return new Facts(
                standing(checkout, payable),
                payable.amount(),
                orders().balance(person),
                mode.isTest(),
                pin.isSet(),
                pin.lockedUntil(),
                confirmations.isOffered(member, request),
                caution.of(person).orElse(null));
    }

    private static Standing standing(Checkouts.Checkout checkout, Payable payable) {
        if (checkout.state() == Checkouts.State.PAID || payable.state() == Payable.State.PAID) {
            return Standing.PAID;
        }
        var isOpen = checkout.state() == Checkouts.State.OPEN && payable.state() == Payable.State.OPEN;
        return isOpen ? Standing.OPEN : Standing.CLOSED;
    }

    @PostMapping("/options")
    PasskeyOptions.Request options(@PathVariable UUID id, HttpServletRequest request) {
        var member = Member.of(request);
        var checkout = find(id, member);
        return confirmations.options(member, thing(checkout), request);
    }

    /** What the person's device signs for. */
    private Confirmations.Thing thing(Checkouts.Checkout checkout) {
        var payable = orders().now(checkout.order());
        return new Confirmations.Thing(
                "pay", List.of(payable.order(), Long.toString(payable.amount()), payable.merchant()));
    }

    /** Pays, once however often it is sent: the answer says where the payment stands then. */
    @PostMapping("/confirm")
    Facts confirm(@PathVariable UUID id, @Valid @RequestBody Proof proof, HttpServletRequest request) {
        var member = Member.of(request);
        var checkout = find(id, member);
        if (standing(checkout, orders().now(checkout.order())) == Standing.OPEN) {
            if (proof.signed() != null) {
                confirmations.confirmed(
                        member,
                        thing(checkout),
                        proof.signed(),
                        request,
                        () -> pay(checkout, PayableOrders.Proof.PASSKEY));
            } else if (proof.pin() != null) {
                pins.check(member.person(), proof.pin());
                transaction.executeWithoutResult(status -> pay(checkout, PayableOrders.Proof.PIN));
            } else {
                throw Problem.forbidden("This proves nothing.").code("wrong_proof");
            }
        }
        return facts(find(id, member), member, request);
    }

    /** The sheet is still there, and stays until the transaction is over. */
    private boolean pay(Checkouts.Checkout checkout, PayableOrders.Proof proof) {
        var person = checkout.person();
        if (checkouts.hold(checkout) != Checkouts.State.OPEN) {
            return false;
        }
        var isPaidNow = orders().pay(checkout.order(), person, proof);
        if (isPaidNow) {
            caution.spend(person, orders().now(checkout.order()).amount());
        }
        checkouts.paid(checkout.id());
        return isPaidNow;
    }

    private PayableOrders orders() {
        var found = orders.getIfAvailable();
        if (found == null) {
            throw Problem.notFound("There are no payments on this host.").code("no_payments");
        }
        return found;
    }
}
