package io.minihost.server.payments.orders;

import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.Step;
import io.minihost.server.payments.merchants.Merchant;
import io.minihost.server.payments.merchants.MerchantMoney;
import io.minihost.server.payments.notifications.Notifications;
import io.minihost.server.payments.wire.PayNumbers;
import io.minihost.server.wallet.WalletLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pays orders: the money, the order's state and the word to the merchant's server change together or not at all. */
@Component
public class Settlement {

    static final String PAYMENT = "payment";
    static final String FEE = "payment-fee";

    /** What somebody gets to pay with when it is a rehearsal. */
    static final String TEST_MONEY = "rehearsal-money";

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final Ledger ledger;
    private final WalletLimits limits;
    private final Notifications notifications;
    private final Clock clock;

    Settlement(
            JdbcClient jdbc,
            OrderRows rows,
            Ledger ledger,
            WalletLimits limits,
            Notifications notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ledger = ledger;
        this.limits = limits;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(long order) {
        jdbc.sql("update pay_order set opened_at = ? where id = ? and opened_at is null")
                .params(Timestamps.of(clock.instant()), order)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void left(long order) {
        jdbc.sql("update pay_order set cancelled_at = ? where id = ? and state = 'NOTPAY'")
                .params(Timestamps.of(clock.instant()), order)
                .update();
    }

    /**
     * Pays an order that is not paid.
     *
     * @param order locked by the caller
     * @throws io.minihost.server.ledger.NotEnough when the wallet has too little
     * @throws io.minihost.server.common.web.Problem 409 {@code wallet_day_limit}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order.Payment settle(Order order, Merchant merchant, PersonId payer, PayProof proof) {
        var mchid = merchant.mchid();
        if (!mchid.isRehearsal()) {
            limits.requireMaySpend(payer, order.total());
        }
        var now = clock.instant();
        var transactionId = PayNumbers.ofPayment(now);
        var fee = merchant.fee(order.total());
        var wallet = MerchantMoney.account(mchid, AccountKind.WALLET, payer.toString());
        var shop = MerchantMoney.of(mchid);
        var steps = new ArrayList<Step>();
        if (mchid.isRehearsal()) {
            var funds = MerchantMoney.account(mchid, AccountKind.OPERATOR_FUNDING, "");
            steps.add(new Step.Transfer(TEST_MONEY, transactionId, funds, wallet, order.total()));
        }
        steps.add(new Step.Transfer(PAYMENT, transactionId, wallet, shop, order.total()));
        if (fee > 0) {
            var house = MerchantMoney.account(mchid, AccountKind.PLATFORM_FEE, "");
            steps.add(new Step.Transfer(FEE, transactionId, shop, house, fee));
        }
        ledger.post(new Batch("pay:" + order.id(), steps));
        jdbc.sql("update pay_order set state = 'SUCCESS', transaction_id = :transaction, payer = :payer,"
                        + " wallet = :wallet, proof = :proof, paid_at = :now, fee = :fee where id = :id")
                .param("transaction", transactionId)
                .param("payer", payer.value())
                .param("wallet", payer.toString())
                .param("proof", proof.name())
                .param("now", Timestamps.of(now))
                .param("fee", fee)
                .param("id", order.id())
                .update();
        var paid = rows.locked(order.id());
        notifications.tell(new Notifications.Event(
                order.mchid(),
                order.notifyUrl(),
                order.platformName(),
                "TRANSACTION.SUCCESS",
                "transaction",
                "支付成功",
                order.outTradeNo(),
                OrderJson.of(paid)));
        return Objects.requireNonNull(paid.payment());
    }
}
