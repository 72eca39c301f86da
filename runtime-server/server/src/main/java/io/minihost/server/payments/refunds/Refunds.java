package io.minihost.server.payments.refunds;

import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.NotEnough;
import io.minihost.server.ledger.Step;
import io.minihost.server.payments.merchants.MerchantMoney;
import io.minihost.server.payments.notifications.Notifications;
import io.minihost.server.payments.orders.NotifyUrls;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayNumbers;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.wallet.WalletLimits;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives people back what they have paid, out of the merchant's balance; the fee comes back in proportion. */
@Service
public class Refunds {

    static final String REFUND = "refund";
    static final String FEE = "refund-fee";

    private static final int OF_AN_ORDER = 50;

    private final JdbcClient jdbc;
    private final OrderRows orders;
    private final RefundRows rows;
    private final NotifyUrls urls;
    private final Ledger ledger;
    private final WalletLimits limits;
    private final Notifications notifications;
    private final RefundFaults faults;
    private final Clock clock;

    Refunds(
            JdbcClient jdbc,
            OrderRows orders,
            RefundRows rows,
            NotifyUrls urls,
            Ledger ledger,
            WalletLimits limits,
            Notifications notifications,
            RefundFaults faults,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.rows = rows;
        this.urls = urls;
        this.ledger = ledger;
        this.limits = limits;
        this.notifications = notifications;
        this.faults = faults;
        this.clock = clock;
    }

    Optional<MadeRefund> find(MchId mchid, String outRefundNo) {
        return rows.find(mchid, outRefundNo).map(refund -> new MadeRefund(refund, orders.get(refund.orderId())));
    }

    /** Refunds, or tells of the refund that was made by the same request before. */
    @Transactional
    public MadeRefund refund(MchId mchid, RefundDraft draft, String platformName) {
        if (!draft.notifyUrl().isEmpty()) {
            urls.require(mchid, draft.notifyUrl());
        }
        var found = find(mchid, draft);
        var paid = found.payment();
        if (paid != null && paid.isPayerKnown()) {
            limits.alone(new PersonId(UUID.fromString(paid.wallet())));
        }
        var order = orders.locked(found.id());
        var earlier = rows.find(mchid, draft.outRefundNo());
        if (earlier.isPresent()) {
            requireSame(earlier.get(), draft);
            return new MadeRefund(earlier.get(), order);
        }
        requireFit(order, draft);
        var payment = order.paid();
        var now = clock.instant();
        var refundId = PayNumbers.ofRefund(now);
        var feeBack = feeBack(order, payment.fee(), draft.amount());
        var state = state(order);
        var account = state == RefundState.SUCCESS
                ? MerchantMoney.account(mchid, AccountKind.WALLET, payment.wallet())
                : MerchantMoney.account(mchid, AccountKind.SUSPENSE, payment.transactionId());
        move(mchid, account, refundId, draft.amount(), feeBack);
        var isNew = jdbc.sql("""
            insert into pay_refund (refund_id, mchid, out_refund_no, order_id, amount, fee_back, reason, input_hash,
                state, account, created_at, notify_url, platform_name)
            values (:refund, :mchid, :number, :order, :amount, :fee, :reason, :hash, :state, :account, :now, :url, :platform)
            on conflict (mchid, out_refund_no) do nothing
            """)
                        .param("refund", refundId)
                        .param("mchid", mchid.value())
                        .param("number", draft.outRefundNo())
                        .param("order", order.id())
                        .param("amount", draft.amount())
                        .param("fee", feeBack)
                        .param("reason", draft.reason())
                        .param("hash", draft.hash())
                        .param("state", state.name())
                        .param("account", account.owner())
                        .param("now", Timestamps.of(now))
                        .param("url", draft.notifyUrl())
                        .param("platform", platformName)
                        .update()
                > 0;
        if (!isNew) {
            throw PayRefusal.of(PayError.INVALID_REQUEST, "out_refund_no was used for another order");
        }
        jdbc.sql("update pay_order set state = 'REFUND', refunded = refunded + ?, fee_refunded = fee_refunded + ?"
                        + " where id = ?")
                .params(draft.amount(), feeBack, order.id())
                .update();
        var made = new MadeRefund(rows.find(mchid, draft.outRefundNo()).orElseThrow(), orders.get(order.id()));
        if (state != RefundState.PROCESSING) {
            tell(made, draft.notifyUrl(), platformName);
        }
        return made;
    }

    private RefundState state(Order order) {
        if (order.mchid().isRehearsal() && faults.isLong(order)) {
            return RefundState.PROCESSING;
        }
        return order.paid().isPayerKnown() ? RefundState.SUCCESS : RefundState.ABNORMAL;
    }

    /** Ends refunds of an order that are under way: the money stays in suspense. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fail(Order order) {
        rows.of(order.id()).stream()
                .filter(refund -> refund.state() == RefundState.PROCESSING)
                .forEach(refund -> {
                    jdbc.sql("update pay_refund set state = 'ABNORMAL' where id = ?")
                            .param(refund.id())
                            .update();
                    var after = new MadeRefund(
                            rows.find(order.mchid(), refund.outRefundNo()).orElseThrow(), order);
                    jdbc.sql("select notify_url, platform_name from pay_refund where id = ?")
                            .param(refund.id())
                            .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                            .list()
                            .forEach(known -> tell(after, known.getFirst(), known.getLast()));
                });
    }

    private Order find(MchId mchid, RefundDraft draft) {
        var order = draft.transactionId()
                .flatMap(id -> orders.byTransaction(mchid, id))
                .or(() -> draft.transactionId().isPresent()
                        ? Optional.empty()
                        : orders.byNumber(mchid, draft.outTradeNo().orElse("")))
                .orElseThrow(() -> PayRefusal.of(PayError.RESOURCE_NOT_EXISTS, "the merchant has no such order"));
        if (draft.outTradeNo()
                .filter(number -> !number.equals(order.outTradeNo()))
                .isPresent()) {
            throw PayRefusal.of(PayError.INVALID_REQUEST, "transaction_id and out_trade_no are of two orders");
        }
        return order;
    }

    private void requireSame(Refund earlier, RefundDraft draft) {
        var hash = jdbc.sql("select input_hash from pay_refund where id = ?")
                .param(earlier.id())
                .query(String.class)
                .single();
        if (!hash.equals(draft.hash())) {
            throw PayRefusal.of(PayError.INVALID_REQUEST, "out_refund_no was used for another refund");
        }
    }

    private void requireFit(Order order, RefundDraft draft) {
        if (!order.state().isPaid()) {
            throw PayRefusal.of(PayError.INVALID_REQUEST, "the order is not paid");
        }
        if (draft.total() != order.total()) {
            throw PayRefusal.of(PayError.INVALID_REQUEST, "amount.total is not the order's");
        }
        if (draft.amount() > order.total() - order.refunded()) {
            throw PayRefusal.of(
                    PayError.INVALID_REQUEST,
                    "more than is left of the order: %d".formatted(order.total() - order.refunded()));
        }
        int made = jdbc.sql("select count(*) from pay_refund where order_id = ?")
                .param(order.id())
                .query(Integer.class)
                .single();
        if (made >= OF_AN_ORDER) {
            throw PayRefusal.of(PayError.RULE_LIMIT, "an order has at most %d refunds".formatted(OF_AN_ORDER));
        }
    }

    /** In proportion, rounded half up over all refunds together, so that the last one takes what remains. */
    static long feeBack(Order order, long fee, long amount) {
        // Whole sums of fen times whole sums of fen are more than 64 bits hold.
        var twiceBack = BigInteger.valueOf(fee)
                .multiply(BigInteger.valueOf(order.refunded() + amount))
                .shiftLeft(1);
        var total = BigInteger.valueOf(order.total());
        var whole = twiceBack.add(total).divide(total.shiftLeft(1)).longValueExact();
        return whole - order.feeRefunded();
    }

    private void move(MchId mchid, Account to, String refundId, long amount, long feeBack) {
        var shop = MerchantMoney.of(mchid);
        var steps = new ArrayList<Step>();
        steps.add(new Step.Transfer(REFUND, refundId, shop, to, amount));
        if (feeBack > 0) {
            var house = MerchantMoney.account(mchid, AccountKind.PLATFORM_FEE, "");
            steps.add(new Step.Transfer(FEE, refundId, house, shop, feeBack));
        }
        try {
            ledger.post(new Batch("refund:" + refundId, steps));
        } catch (NotEnough e) {
            throw PayRefusal.of(PayError.NOT_ENOUGH, "the merchant's balance is %d too low".formatted(e.missing()));
        }
    }

    private void tell(MadeRefund made, String url, String platformName) {
        var isThere = made.refund().state() == RefundState.SUCCESS;
        notifications.tell(new Notifications.Event(
                made.order().mchid(),
                url,
                platformName,
                "REFUND." + made.refund().state(),
                "refund",
                isThere ? "退款成功" : "退款异常",
                made.refund().outRefundNo(),
                RefundJson.told(made)));
    }
}
