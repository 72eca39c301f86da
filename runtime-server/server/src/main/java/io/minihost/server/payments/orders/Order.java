package io.minihost.server.payments.orders;

import io.minihost.server.common.AppId;
import io.minihost.server.payments.wire.MchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to pay. Amounts are in fen.
 *
 * @param platformName by which name the merchant's server knows the host's key
 * @param expiresAt until when it can be paid
 * @param payment null while it is not paid
 * @param refunded what went back of the total
 * @param feeRefunded what went back of the fee
 */
public record Order(
        long id,
        MchId mchid,
        String outTradeNo,
        AppId program,
        String openid,
        String description,
        String attach,
        String notifyUrl,
        String platformName,
        long total,
        OrderState state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Payment payment,
        long refunded,
        long feeRefunded) {

    /**
     * How it was paid.
     *
     * @param wallet owner of the account that the money came from
     * @param isPayerKnown false when the person has gone
     * @param fee what the host keeps
     */
    public record Payment(String transactionId, String wallet, boolean isPayerKnown, Instant at, long fee) {}

    /** How it was paid, of one that was. */
    public Payment paid() {
        if (payment == null) {
            throw new IllegalStateException("order %d is not paid".formatted(id));
        }
        return payment;
    }
}
