package io.minihost.samples.wechat;

import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.service.payments.model.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sells, and hands over once what was paid. */
@Service
public class Cashier {

    private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

    private final Purchases purchases;
    private final Refunds refunds;
    private final WechatAccounts accounts;
    private final TransactionOperations transactions;
    private final ObjectProvider<Counter> counters;

    Cashier(
            Purchases purchases,
            Refunds refunds,
            WechatAccounts accounts,
            TransactionOperations transactions,
            ObjectProvider<Counter> counters) {
        this.purchases = purchases;
        this.refunds = refunds;
        this.accounts = accounts;
        this.transactions = transactions;
        this.counters = counters;
    }

    /**
     * Writes a purchase down that its customer is about to pay.
     *
     * @param subject of the purchase, as who sells it calls it
     * @param description what the customer reads where they pay
     * @param details as JSON
     * @param total in fen, from the server's own prices and never from the program
     */
    public Purchase sell(Customer customer, String subject, String description, String details, int total) {
        return purchases.open(customer, subject, description, details, total);
    }

    /** Announces a purchase to WeChat; again for somebody who comes back to pay. */
    public Checkout checkout(Purchase purchase) {
        var payment = accounts.of(purchase.program()).prepay(purchase);
        return new Checkout(purchase.number(), purchase.total(), payment);
    }

    /**
     * The purchase as WeChat knows it, or as it is known here while WeChat does not answer. A program asks after paying, which
     * may be earlier than the notification comes.
     */
    public Purchase refreshed(Purchase purchase) {
        if (purchase.state() != Purchase.State.OPEN) {
            return purchase;
        }
        try {
            accounts.of(purchase.program())
                    .query(purchase.number())
                    .ifPresent(transaction -> settle(purchase.program(), transaction));
        } catch (WechatPayException e) {
            LOG.warn("WeChat Pay says nothing of {}: {}", purchase.number(), e.getMessage());
        }
        return purchases.find(purchase.number()).orElseThrow();
    }

    /** Gives up a purchase that is not paid. */
    public void close(Purchase purchase) {
        accounts.of(purchase.program()).close(purchase.number());
        purchases.close(purchase.number());
    }

    /** Does what a payment asks for, the first time WeChat tells of it. */
    public void settle(String program, Transaction transaction) {
        switch (transaction.getTradeState()) {
            case SUCCESS, REFUND ->
                purchases
                        .find(transaction.getOutTradeNo())
                        .ifPresentOrElse(
                                purchase -> transactions.executeWithoutResult(
                                        status -> pay(program, purchase, transaction)),
                                () -> LOG.error("Somebody paid {}, which is not known", transaction.getOutTradeNo()));
            case CLOSED, REVOKED, PAYERROR -> purchases.close(transaction.getOutTradeNo());
            case NOTPAY, USERPAYING, ACCEPT -> {}
        }
    }

    private void pay(String program, Purchase purchase, Transaction transaction) {
        var sameMoney = transaction.getAmount().getTotal() == purchase.total()
                && transaction.getPayer().getOpenid().equals(purchase.openid());
        var sameMerchant =
                purchase.program().equals(program) && accounts.of(program).isPaidThrough(transaction);
        if (!sameMoney || !sameMerchant) {
            LOG.error("What was paid for {} is not what was asked for", purchase.number());
            return;
        }
        if (!purchases.pay(purchase.number(), transaction.getTransactionId())) {
            return;
        }
        if (purchase.state() == Purchase.State.CLOSED) {
            refunds.request(purchase, purchase.total(), "paid too late");
            return;
        }
        counters.stream()
                .filter(counter -> counter.program().equals(program))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody sells through " + program))
                .paid(purchase);
    }
}
