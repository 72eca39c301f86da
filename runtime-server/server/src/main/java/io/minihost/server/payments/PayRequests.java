package io.minihost.server.payments;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.ledger.NotEnough;
import io.minihost.server.payments.PayRefused.Reason;
import io.minihost.server.payments.merchants.Merchant;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.payments.merchants.MerchantStatus;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.orders.OrderState;
import io.minihost.server.payments.orders.PayProof;
import io.minihost.server.payments.orders.Settlement;
import io.minihost.server.payments.wire.PayCrypto;
import io.minihost.server.programs.ProgramStandings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that programs ask for with {@code wx.requestPayment}, in the order in which the host's pay sheet needs it: {@link #check},
 * {@link #opened}, then {@link #pay} or {@link #left}. Each of them looks at everything anew.
 */
@Service
public class PayRequests {

    private static final String PREPAY = "prepay_id=";
    private static final int LENGTH_MAX = 1024;

    /** As long as a prepay_id is good; and how far a merchant's clock may be ahead. */
    private static final Duration SIGNED = Duration.ofHours(2);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final OrderRows orders;
    private final Settlement settlement;
    private final Merchants merchants;
    private final MerchantKeys keys;
    private final ProgramStandings standings;
    private final People people;
    private final SignedIn signedIn;
    private final Clock clock;

    PayRequests(
            OrderRows orders,
            Settlement settlement,
            Merchants merchants,
            MerchantKeys keys,
            ProgramStandings standings,
            People people,
            SignedIn signedIn,
            Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.merchants = merchants;
        this.keys = keys;
        this.standings = standings;
        this.people = people;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * Whether a program may ask a person for this, and what it is that they are asked for. A guest is told too: they sign in after
     * that, and are asked about again.
     *
     * @throws PayRefused when it may not
     */
    public Payable check(AppId program, PersonId person, PayAsked asked) {
        var prepayId = prepayId(asked);
        requireTime(asked.timeStamp());
        var order = orders.byPrepay(prepayId, clock.instant())
                .filter(one -> one.program().equals(program))
                .orElseThrow(() -> new PayRefused(Reason.UNKNOWN, "no such prepay_id, or it is over"));
        var merchant = merchants.get(order.mchid());
        requireSigned(program, merchant, asked);
        requirePayable(order, merchant, person);
        return payable(order, merchant);
    }

    /** The person sees the sheet. */
    @Transactional
    public void opened(long order) {
        settlement.opened(order);
    }

    /** The sheet is gone and has paid nothing; they may be asked again. */
    @Transactional
    public void left(long order) {
        settlement.left(order);
    }

    /** An order that {@link #check} has let pass, as it is now. */
    public Payable now(long order) {
        var found = orders.get(order);
        return payable(found, merchants.get(found.mchid()));
    }

    private Payable payable(Order order, Merchant merchant) {
        return new Payable(
                order.id(),
                state(order),
                order.total(),
                merchant.mchid().value(),
                merchant.name(),
                order.description(),
                order.mchid().isRehearsal());
    }

    private Payable.State state(Order order) {
        if (order.state().isPaid()) {
            return Payable.State.PAID;
        }
        return isOpen(order) ? Payable.State.OPEN : Payable.State.CLOSED;
    }

    private boolean isOpen(Order order) {
        return order.state() == OrderState.NOTPAY && order.expiresAt().isAfter(clock.instant());
    }

    /**
     * Pays, once: whoever pays again what they have paid gets the first result. The caller has checked the proof just now.
     *
     * @throws PayRefused when it cannot be paid, or not any more; {@link Reason#BALANCE} when the wallet has too little
     * @throws io.minihost.server.common.web.Problem 409 {@code wallet_day_limit} when it is more than may leave a wallet in a day
     */
    @Transactional
    public Paid pay(long id, PersonId person, PayProof proof) {
        if (!signedIn.isMember(person)) {
            throw new PayRefused(Reason.ACCOUNT_NEEDED, "paying wants an account");
        }
        var order = orders.locked(id);
        var earlier = order.payment();
        if (earlier != null && earlier.wallet().equals(person.toString())) {
            return new Paid(earlier.transactionId(), order.total(), earlier.at(), false);
        }
        var merchant = merchants.get(order.mchid());
        requirePayable(order, merchant, person);
        try {
            var payment = settlement.settle(order, merchant, person, proof);
            return new Paid(payment.transactionId(), order.total(), payment.at(), true);
        } catch (NotEnough e) {
            throw new PayRefused(Reason.BALANCE, "the balance is too low");
        }
    }

    private static String prepayId(PayAsked asked) {
        if (!asked.signType().equals("RSA")) {
            throw new PayRefused(Reason.PARAMETER, "signType is RSA");
        }
        if (!asked.prepay().startsWith(PREPAY) || asked.prepay().length() > LENGTH_MAX) {
            throw new PayRefused(Reason.PARAMETER, "package is prepay_id= and an id");
        }
        if (asked.nonceStr().isEmpty()
                || asked.paySign().isEmpty()
                || asked.nonceStr().length() > LENGTH_MAX) {
            throw new PayRefused(Reason.PARAMETER, "nonceStr and paySign are needed");
        }
        return asked.prepay().substring(PREPAY.length());
    }

    private void requireTime(String timeStamp) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(timeStamp));
            var now = clock.instant();
            if (at.isAfter(now.minus(SIGNED)) && at.isBefore(now.plus(AHEAD))) {
                return;
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw new PayRefused(Reason.PARAMETER, "timeStamp is a number of seconds, as a text");
        }
        throw new PayRefused(Reason.PARAMETER, "timeStamp is too far from now");
    }

    private void requireSigned(AppId program, Merchant merchant, PayAsked asked) {
        var text = "%s\n%s\n%s\n%s\n".formatted(program, asked.timeStamp(), asked.nonceStr(), asked.prepay());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (keys.all(merchant.mchid()).stream().noneMatch(key -> PayCrypto.isSigned(key, bytes, asked.paySign()))) {
            throw new PayRefused(Reason.SIGNATURE, "the payment's signature is wrong");
        }
    }

    private void requirePayable(Order order, Merchant merchant, PersonId person) {
        if (!people.named(order.openid(), order.program()).equals(Optional.of(person))) {
            throw new PayRefused(Reason.NOT_YOURS, "the order is for somebody else");
        }
        if (order.state().isPaid()) {
            throw new PayRefused(Reason.PAID, "the order is paid");
        }
        if (order.state() == OrderState.CLOSED) {
            throw new PayRefused(Reason.CLOSED, "the order is closed");
        }
        if (!order.expiresAt().isAfter(clock.instant())) {
            throw new PayRefused(Reason.EXPIRED, "the order's time is over");
        }
        if (merchant.status() != MerchantStatus.ACTIVE) {
            throw new PayRefused(Reason.FROZEN, "the merchant cannot be paid at present");
        }
        if (!standings.of(order.program()).isActive()) {
            throw new PayRefused(Reason.FROZEN, "nothing can be paid in this program at present");
        }
    }
}
