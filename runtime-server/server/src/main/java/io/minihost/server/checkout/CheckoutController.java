package io.minihost.server.checkout;

import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.Standing;
import io.minihost.server.accounts.passkeys.Assertion;
import io.minihost.server.accounts.passkeys.Confirmations;
import io.minihost.server.accounts.passkeys.PasskeyOptions;
import io.minihost.server.common.web.Problem;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.payments.Paid;
import io.minihost.server.payments.PayRefused;
import io.minihost.server.payments.PayRequests;
import io.minihost.server.payments.Payable;
import io.minihost.server.payments.orders.PayProof;
import io.minihost.server.pins.PayCaution;
import io.minihost.server.pins.Pin;
import io.minihost.server.pins.Pins;
import io.minihost.server.wallet.WalletLimits;
import io.minihost.server.wallet.WalletMode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final PayRequests payments;
    private final Checkouts checkouts;
    private final Turns turns;
    private final Pins pins;
    private final PayCaution caution;
    private final Confirmations confirmations;
    private final Ledger ledger;
    private final WalletMode mode;
    private final Standing standing;
    private final TransactionTemplate transaction;

    CheckoutController(
            PayRequests payments,
            Checkouts checkouts,
            Turns turns,
            Pins pins,
            PayCaution caution,
            Confirmations confirmations,
            Ledger ledger,
            WalletMode mode,
            Standing standing,
            TransactionTemplate transaction) {
        this.payments = payments;
        this.checkouts = checkouts;
        this.turns = turns;
        this.pins = pins;
        this.caution = caution;
        this.confirmations = confirmations;
        this.ledger = ledger;
        this.mode = mode;
        this.standing = standing;
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
            State state,
            long amount,
            long balance,
            boolean isTest,
            boolean pinSet,
            @Nullable Instant lockedUntil,
            boolean passkey,
            PayCaution.@Nullable State caution) {}

    enum State {
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
        var payable = payments.now(checkout.order());
        var pin = pins.state(person);
        return new Facts(
                state(checkout, payable),
                payable.amount(),
                payable.isRehearsal()
                        ? payable.amount()
                        : ledger.balance(WalletLimits.accountOf(person)).available(),
                mode.isTest() || payable.isRehearsal(),
                pin.isSet(),
                pin.lockedUntil(),
                confirmations.isOffered(member, request),
                caution.of(person).orElse(null));
    }

    private static State state(Checkouts.Checkout checkout, Payable payable) {
        if (checkout.state() == Checkouts.State.PAID || payable.state() == Payable.State.PAID) {
            return State.PAID;
        }
        var isOpen = checkout.state() == Checkouts.State.OPEN && payable.state() == Payable.State.OPEN;
        return isOpen ? State.OPEN : State.CLOSED;
    }

    @PostMapping("/options")
    PasskeyOptions.Request options(@PathVariable UUID id, HttpServletRequest request) {
        var member = Member.of(request);
        var checkout = find(id, member);
        return confirmations.options(member, thing(checkout), request);
    }

    /** What the person's device signs for. */
    private Confirmations.Thing thing(Checkouts.Checkout checkout) {
        var payable = payments.now(checkout.order());
        return new Confirmations.Thing(
                "pay", List.of(Long.toString(payable.order()), Long.toString(payable.amount()), payable.merchant()));
    }

    /** Pays, once however often it is sent: the answer says where the payment stands then. */
    @PostMapping("/confirm")
    Facts confirm(@PathVariable UUID id, @Valid @RequestBody Proof proof, HttpServletRequest request) {
        var member = Member.of(request);
        return turns.take(member.person(), () -> confirm(id, proof, member, request));
    }

    private Facts confirm(UUID id, Proof proof, Member member, HttpServletRequest request) {
        var checkout = find(id, member);
        standing.require(member.person());
        if (state(checkout, payments.now(checkout.order())) == State.OPEN) {
            if (proof.signed() != null) {
                confirmations.confirmed(
                        member, thing(checkout), proof.signed(), request, () -> pay(checkout, PayProof.PASSKEY));
            } else if (proof.pin() != null) {
                pins.check(member.person(), proof.pin());
                transaction.executeWithoutResult(status -> pay(checkout, PayProof.PIN));
            } else {
                throw Problem.forbidden("This proves nothing.").code("wrong_proof");
            }
        }
        return facts(find(id, member), member, request);
    }

    /** The sheet is still there, and stays until the transaction is over. */
    private boolean pay(Checkouts.Checkout checkout, PayProof proof) {
        var person = checkout.person();
        if (checkouts.hold(checkout) != Checkouts.State.OPEN) {
            return false;
        }
        var paid = paid(checkout, proof);
        if (paid.isNew() && !payments.now(checkout.order()).isRehearsal()) {
            caution.spend(person, paid.total());
        }
        checkouts.paid(checkout.id());
        return paid.isNew();
    }

    private Paid paid(Checkouts.Checkout checkout, PayProof proof) {
        try {
            return payments.pay(checkout.order(), checkout.person(), proof);
        } catch (PayRefused e) {
            throw e.reason() == PayRefused.Reason.BALANCE
                    ? Problem.conflict("The balance is too low.").code("not_enough")
                    : Problem.conflict("The order cannot be paid any more.").code("order_closed");
        }
    }
}
