package io.minihost.samples.wechat;

import com.wechat.pay.java.core.exception.WechatPayException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives money back. A refund is written down with the change that causes it, and asked for a moment later until WeChat has
 * taken it: whatever crashes in between, the customer gets it, and gets it once.
 */
@Component
public class Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final JdbcClient database;
    private final Purchases purchases;
    private final WechatAccounts accounts;

    Refunds(JdbcClient database, Purchases purchases, WechatAccounts accounts) {
        this.database = database;
        this.purchases = purchases;
        this.accounts = accounts;
    }

    /**
     * Writes a refund down.
     *
     * @param amount in fen
     * @throws IllegalArgumentException when more would go back than was paid
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Purchase purchase, int amount, String reason) {
        database.sql("select number from purchase where number = ? for update")
                .param(purchase.number())
                .query(String.class)
                .single();
        var before = of(purchase);
        int left = purchase.total() - before.stream().mapToInt(Refund::amount).sum();
        if (amount <= 0 || amount > left) {
            throw new IllegalArgumentException("%d of %d fen cannot go back".formatted(amount, left));
        }
        var number = purchase.number() + "-" + (before.size() + 1);
        database.sql("insert into refund (number, purchase, amount, reason, state) values (?, ?, ?, ?, 'REQUESTED')")
                .params(number, purchase.number(), amount, reason)
                .update();
    }

    /** The oldest first. */
    public List<Refund> of(Purchase purchase) {
        return database.sql("select * from refund where purchase = ? order by number")
                .param(purchase.number())
                .query(Refund.class)
                .list();
    }

    @Scheduled(fixedDelayString = "${wechat.refund-delay:PT2S}")
    void send() {
        database.sql("select * from refund where state = 'REQUESTED' limit 20")
                .query(Refund.class)
                .list()
                .forEach(this::send);
    }

    private void send(Refund refund) {
        try {
            var purchase = purchases.find(refund.purchase()).orElseThrow();
            update(refund.number(), accounts.of(purchase.program()).refund(refund, purchase));
        } catch (WechatPayException e) {
            LOG.warn("The refund {} is tried again: {}", refund.number(), e.getMessage());
        }
    }

    void update(String number, String state) {
        database.sql("update refund set state = ? where number = ? and state <> 'SUCCESS'")
                .params(state, number)
                .update();
    }
}
