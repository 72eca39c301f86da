package io.minihost.samples.wechat;

import com.wechat.pay.java.core.exception.WechatPayException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after purchases that nobody paid in time: asks WeChat first, as a notification may have been lost. */
@Component
class ExpiredPurchases {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredPurchases.class);

    private final Purchases purchases;
    private final Cashier cashier;

    ExpiredPurchases(Purchases purchases, Cashier cashier) {
        this.purchases = purchases;
        this.cashier = cashier;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void close() {
        purchases.openBefore(Instant.now().minus(Purchase.LIFE)).forEach(this::close);
    }

    private void close(Purchase purchase) {
        try {
            if (cashier.refreshed(purchase).state() == Purchase.State.OPEN) {
                cashier.close(purchase);
            }
        } catch (WechatPayException e) {
            LOG.warn("{} cannot be closed yet: {}", purchase.number(), e.getMessage());
        }
    }
}
